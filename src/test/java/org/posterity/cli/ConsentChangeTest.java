package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.application.Machine;
import org.posterity.cli.TestArchive.Answer;
import org.posterity.consent.Agreement;
import org.posterity.consent.KeptAgreement;
import org.posterity.consent.KeptAgreements;
import org.posterity.model.Digest;
import org.posterity.storage.Workplace;
import org.posterity.storage.ocfl.OcflAgreements;

/** A changed consent becomes a new version of the agreement, and new terms of every package under it. */
class ConsentChangeTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String ACCOUNT = "tiktok:kelp.and.kites";

    @TempDir
    private Path home;

    private TestArchive desk;
    private int copies;

    @BeforeEach
    void makeDesk() throws IOException {
        desk = TestArchive.in(home.resolve("desk"));
    }

    private StoredAip takeIn(Object... options) throws IOException {
        return desk.archived(desk.consented(
                SampleDonation.in(home.resolve("kelp")).export(ExportVersion.V3).video(SampleDonation.P1, 1), options));
    }

    private Answer consent(String command, Object... options) {
        List<Object> line = new ArrayList<>(List.of(
                "consent",
                command,
                ACCOUNT,
                "--archive",
                desk.archive(),
                "--config",
                desk.config(),
                "--by",
                "Ida Bauer"));
        line.addAll(List.of(options));
        return TestArchive.say(line.toArray());
    }

    private Answer instructed(String command, String capacity, Object... options) {
        List<Object> line = new ArrayList<>(
                List.of("--instructed-by", "Juno Marsh", "--capacity", capacity, "--evidence", "letter of 3 May"));
        line.addAll(List.of(options));
        return consent(command, line.toArray());
    }

    private JsonNode held() {
        return desk.run("list", "--json").json().get(0);
    }

    private KeptAgreement agreement() {
        KeptAgreements kept = OcflAgreements.read(desk.archive());
        return kept.read(kept.ids().get(0));
    }

    private JsonNode record() {
        return agreement().newest().record();
    }

    private boolean isShown() {
        return desk.run(
                                "deliver",
                                ACCOUNT,
                                "--as",
                                "files",
                                "--purpose",
                                "preservation",
                                "--recipient",
                                "Reading room",
                                "--to",
                                home.resolve("copy" + copies++))
                        .exit()
                == Exit.DONE;
    }

    private void requireSound(StoredAip stored) throws IOException {
        try (Stream<Path> objects = Files.walk(desk.archive().resolve("storage"))) {
            Path object = objects.filter(Files::isDirectory)
                    .filter(it -> it.getFileName().toString().startsWith("urn"))
                    .findFirst()
                    .orElseThrow();
            Answer valid = TestArchive.say("validate", object);
            assertThat(valid.exit()).as(valid.toString()).isEqualTo(Exit.DONE);
        }
        assertThat(desk.run("audit").exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void aRestrictionTakesAwayAtOnceAndNeverGives() throws IOException {
        StoredAip stored = takeIn();
        assertThat(isShown()).isTrue();

        assertThat(instructed("restrict", "creator").exit()).isEqualTo(Exit.USAGE);
        Answer dark = instructed("restrict", "creator", "--access", "dark");
        assertThat(dark.exit()).as(dark.toString()).isEqualTo(Exit.DONE);
        assertThat(isShown()).isFalse();
        assertThat(record().at("/events/1/type").asText()).isEqualTo("changed");

        String before = record().toString();
        for (List<Object> wider : List.<List<Object>>of(
                List.of("--access", "open"), List.of("--access", "on-site", "--approved-by", "Nils Oram"))) {
            Answer refused = instructed("restrict", "creator", wider.toArray());
            assertThat(refused.exit()).as(refused.toString()).isEqualTo(Exit.USAGE);
            assertThat(refused.err()).contains("consent renew");
        }
        assertThat(record()).hasToString(before);
        assertThat(isShown()).isFalse();
        requireSound(stored);
    }

    @Test
    void theSameDecisionGivenAgainIsNotMadeTwice() throws IOException {
        List<String> owners = List.of("Nils Oram", "Ova Tide", "Pia Holm");
        List<Object> signed = new ArrayList<>(List.of("--signed", "2026-01-01", "--capacity", "joint"));
        owners.forEach(owner -> signed.addAll(List.of("--joint-signer", owner + "=2026-01-01")));
        takeIn(signed.toArray());
        Path letter = Files.writeString(home.resolve("letter.txt"), "Keep it until 2080.");
        List<Answer> first = new ArrayList<>();
        List<Answer> again = new ArrayList<>();
        List<Object[]> decisions = List.of(
                new Object[] {"renew", "--until", "2080-01-01", "--approved-by", "Nils Oram", "--evidence", letter},
                new Object[] {"correct", "--set", "/grantor/persons/0/contact=Quay 3"},
                // the second person is gone then; given again, it would take the next
                new Object[] {"correct", "--set", "/grantor/persons/1=", "--approved-by", "Ada Keep"},
                new Object[] {"withdraw", "--evidence", "a call"},
                new Object[] {"renew", "--approved-by", "Nils Oram", "--evidence", "a call"},
                new Object[] {"withdraw", "--evidence", "a call"});
        int versions = 1;
        for (Object[] decision : decisions) {
            List<Object> options = new ArrayList<>(List.of(decision).subList(1, decision.length));
            if (!decision[0].equals("correct")) {
                options.addAll(List.of("--instructed-by", "Juno Marsh", "--capacity", "joint"));
                owners.forEach(owner -> options.addAll(List.of("--instructed-by", owner)));
            }
            first.add(consent(decision[0].toString(), options.toArray()));
            versions++;
            assertThat(agreement().versions()).as(first.toString()).hasSize(versions);
            int terms = held().path("version").asInt();

            again.add(consent(decision[0].toString(), options.toArray()));

            assertThat(agreement().versions()).as(again.toString()).hasSize(versions);
            assertThat(held().path("version").asInt()).isEqualTo(terms);
        }
        assertThat(first).allSatisfy(answer -> {
            assertThat(answer.exit()).isEqualTo(Exit.DONE);
            assertThat(answer.out()).contains("Kept as version");
        });
        assertThat(again).allSatisfy(answer -> {
            assertThat(answer.exit()).isEqualTo(Exit.DONE);
            assertThat(answer.out()).contains("Decided already").doesNotContain("Kept as version");
        });
    }

    /** As a kill leaves it after the package has its new terms: neither journal nor index tell of them yet. */
    @ParameterizedTest
    @ValueSource(strings = {"reindex", "regenerate", "consent renew"})
    void killedBeforeTheJournalTellsThatTermsFollowAnyNextRunSaysItOnce(String next) throws IOException {
        takeIn();
        Path index = desk.archive().resolve("holdings.db");
        byte[] before = Files.readAllBytes(index);
        Object[] until = {"--until", "2080-01-01", "--approved-by", "Nils Oram"};
        assertThat(instructed("renew", "creator", until).exit()).isEqualTo(Exit.DONE);
        Path journal = desk.archive().resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        assertThat(lines.get(lines.size() - 1)).contains("Terms follow the agreement: consent renewed.");
        Files.write(journal, lines.subList(0, lines.size() - 1));
        Files.write(index, before);

        for (int i = 0; i < 2; i++) {
            Answer answer = switch (next) {
                case "reindex" -> desk.run(next);
                case "regenerate" -> desk.run(next, ACCOUNT);
                default -> instructed("renew", "creator", until);
            };
            assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.DONE);
            assertThat(Files.readAllLines(journal).stream()
                            .filter(line ->
                                    line.contains("\"detail\":\"Terms follow the agreement: consent renewed.\"")))
                    .hasSize(1);
        }
        assertThat(held().path("version").asInt()).isEqualTo(2);
        assertThat(desk.run("audit").exit()).isEqualTo(Exit.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"creator", "guardian", "organisation", "joint", "estate"})
    void inEveryCapacityClosingTakesOneAndOpeningAgainTwo(String capacity) throws IOException {
        StoredAip stored = takeIn();
        assertThat(isShown()).isTrue();

        Answer withdrawn = instructed("withdraw", capacity);

        assertThat(withdrawn.exit()).as(withdrawn.toString()).isEqualTo(Exit.DONE);
        assertThat(held().path("version").asInt()).isEqualTo(2);
        assertThat(held().path("access").asText()).isEqualTo("dark");
        assertThat(isShown()).isFalse();
        requireSound(stored);
        JsonNode event = record().at("/events/1");
        assertThat(event.path("type").asText()).isEqualTo("withdrawn");
        assertThat(event.path("by").asText()).isEqualTo("Juno Marsh");
        assertThat(event.path("capacity").asText()).isEqualTo(capacity);
        assertThat(event.path("evidence").asText()).isEqualTo("letter of 3 May");
        assertThat(event.path("enteredBy").asText()).isEqualTo("Ida Bauer");

        assertThat(instructed("renew", capacity).exit()).isEqualTo(Exit.USAGE);
        assertThat(instructed("renew", capacity, "--approved-by", "ida bauer").exit())
                .isEqualTo(Exit.USAGE);
        assertThat(agreement().versions()).hasSize(2);

        Answer renewed = instructed("renew", capacity, "--approved-by", "Nils Oram");

        assertThat(renewed.exit()).as(renewed.toString()).isEqualTo(Exit.DONE);
        assertThat(record().at("/events/2/approvedBy").asText()).contains("Nils Oram", "not technically separated");
        assertThat(held().path("access").asText()).isEqualTo("open");
        assertThat(isShown()).isTrue();
        requireSound(stored);
    }

    @Test
    void narrowerTermsTakeOneAndNoPersonReachesPackageOrJournal() throws IOException {
        takeIn("--until", TODAY.plusDays(400), "--contact", "Kelp Lane 3");

        Answer narrower = instructed("renew", "creator", "--until", TODAY.plusDays(30), "--access", "on-site");

        assertThat(narrower.exit()).as(narrower.toString()).isEqualTo(Exit.DONE);
        assertThat(narrower.out())
                .contains("no longer", "now", TODAY.plusDays(30).toString());
        assertThat(held().path("access").asText()).isEqualTo("on-site");
        assertThat(desk.run("due", "--json").json().get(0).path("deadline").asText())
                .isEqualTo(TODAY.plusDays(30).toString());
        try (Stream<Path> files = Files.walk(desk.archive())) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(it -> !it.startsWith(desk.archive().resolve("agreements")))
                    .toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("Juno", "Ida Bauer", "Kelp Lane", "letter of 3 May");
            }
        }
    }

    @Test
    void aDryRunShowsAndChangesNothing() throws IOException {
        takeIn("--until", TODAY.plusDays(30));

        Answer answer = instructed("renew", "creator", "--for-good", "--approved-by", "Nils Oram", "--dry-run");

        assertThat(answer.out()).contains("with no end date", "takes two people");
        assertThat(agreement().versions()).hasSize(1);
        assertThat(held().path("version").asInt()).isEqualTo(1);
    }

    @Test
    void anyOwnerClosesAndAllOpen() throws IOException {
        takeIn("--joint-signer", "Ova Tide=2026-01-01", "--signed", "2026-01-01");

        assertThat(instructed("renew", "joint", "--access", "dark").exit()).isEqualTo(Exit.DONE);
        assertThat(isShown()).isFalse();
        Object[] wider = {"--access", "open", "--approved-by", "Nils Oram"};
        assertThat(instructed("renew", "joint", wider).exit()).isEqualTo(Exit.USAGE);
        assertThat(isShown()).isFalse();

        Answer all = instructed(
                "renew", "joint", "--instructed-by", "ova  tide", "--access", "open", "--approved-by", "Nils Oram");

        assertThat(all.exit()).as(all.toString()).isEqualTo(Exit.DONE);
        assertThat(isShown()).isTrue();
    }

    private static Object[] minor(LocalDate majority) {
        return new Object[] {"--minor", "--majority", majority, "--birth-date-in-export", "wrong"};
    }

    @Test
    void whatAGuardianGrantedIsShownOnSiteAtMostAndDueOnTheDayOfMajority() throws Exception {
        LocalDate majority = TODAY.plusDays(90);
        StoredAip stored = takeIn(minor(majority));

        assertThat(held().path("access").asText()).isEqualTo("on-site");
        assertThat(isShown()).isTrue();
        Path page = home.resolve("due.html");
        JsonNode due = desk.run("due", "--json", "--report", page).json().get(0);
        assertThat(due.path("kind").asText()).isEqualTo("majority");
        assertThat(due.path("deadline").asText()).isEqualTo(majority.toString());
        assertThat(Files.readString(page)).contains("I confirm what was agreed for me", "Juno Marsh");
        assertThat(instructed("renew", "creator", "--approved-by", "Nils Oram").exit())
                .isEqualTo(Exit.USAGE);
        assertThat(instructed("renew", "guardian", "--until", TODAY.plusDays(30))
                        .exit())
                .isEqualTo(Exit.DONE);
        // the day is in no file of the package
        assertThat(stored.toString()).isNotEmpty();
        try (Stream<Path> files = Files.walk(desk.archive().resolve("storage"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(majority.toString());
            }
        }
    }

    @Test
    void fromTheDayOfMajorityOnOnlyTheCreatorOpensAgain() throws Exception {
        takeIn(minor(TODAY.plusDays(90)));
        ObjectNode grown = record().deepCopy();
        grown.put("majority", TODAY.toString());
        grown.withArray("/events").addObject().put("type", "corrected").put("at", TODAY.toString());
        keptWithoutPackages(grown);

        assertThat(isShown()).isFalse();
        assertThat(desk.run("due", "--json").json().get(0).path("kind").asText())
                .isEqualTo("majority");
        assertThat(instructed("renew", "guardian").exit()).isEqualTo(Exit.USAGE);
        assertThat(instructed("renew", "creator").exit()).isEqualTo(Exit.USAGE);

        Answer confirmed = instructed("renew", "creator", "--access", "registered", "--approved-by", "Nils Oram");

        assertThat(confirmed.exit()).as(confirmed.toString()).isEqualTo(Exit.DONE);
        assertThat(held().path("access").asText()).isEqualTo("registered");
        assertThat(record().path("age").asText()).isEqualTo("adult");
        assertThat(record().at("/grantor/capacity").asText()).isEqualTo("creator");
        assertThat(isShown()).isTrue();
        assertThat(desk.run("due").out()).isEqualTo("Nothing waits.\n");
    }

    @Test
    void aCorrectionKeepsHistoryAndIdentifier() throws IOException {
        takeIn();

        Answer corrected = consent("correct", "--set", "/grantor/persons/0/name=Juna Marsh");

        assertThat(corrected.exit()).as(corrected.toString()).isEqualTo(Exit.DONE);
        assertThat(corrected.out()).contains("does not change", "grantor").doesNotContain("Juna");
        assertThat(record().at("/grantor/persons/0/name").asText()).isEqualTo("Juna Marsh");
        assertThat(record().at("/events/1/type").asText()).isEqualTo("corrected");
        for (String forbidden : List.of("/id=x", "/events=[]", "=x", "/accounts/0/username=")) {
            assertThat(consent("correct", "--set", forbidden, "--approved-by", "Nils Oram")
                            .exit())
                    .as(forbidden)
                    .isEqualTo(Exit.USAGE);
        }
        assertThat(consent("correct", "--set", "/thirdParties=leave-out").exit())
                .isEqualTo(Exit.USAGE);
        assertThat(agreement().versions()).hasSize(2);
    }

    @Test
    void aPaperGoesIntoTheAgreement() throws IOException {
        takeIn();
        Path paper = Files.writeString(home.resolve("letter.txt"), "Please stop.");

        consent("withdraw", "--instructed-by", "Juno Marsh", "--capacity", "creator", "--evidence", paper);

        assertThat(agreement().newest().files())
                .anyMatch(
                        file -> file.path().startsWith("papers/") && file.path().endsWith("/letter.txt"));
        assertThat(record().at("/events/1/evidence").asText()).isEqualTo("letter.txt");
    }

    /** A run that died after the agreement was kept is completed by the next, whatever that takes in. */
    @ParameterizedTest
    @ValueSource(strings = {"consent", "ingest"})
    void whatAKilledRunLeftBehindTheNextCompletes(String next) throws IOException {
        takeIn();
        ObjectNode changed = record().deepCopy();
        changed.put("access", "on-site");
        changed.withArray("/events").addObject().put("type", "changed").put("at", TODAY.toString());
        keptWithoutPackages(changed);
        assertThat(held().path("access").asText()).isEqualTo("open");

        if (next.equals("ingest")) {
            desk.run("ingest", home.resolve("kelp"));
        } else {
            instructed("renew", "creator");
        }

        assertThat(held().path("access").asText()).isEqualTo("on-site");
        assertThat(held().path("version").asInt()).isEqualTo(2);
    }

    private void keptWithoutPackages(ObjectNode record) throws IOException {
        Path file = Files.writeString(home.resolve("changed.json"), record.toPrettyString());
        try (Workplace workplace = Workplace.in(desk.archive(), Duration.ZERO, () -> {})) {
            new OcflAgreements(workplace, Machine.clock(), Machine.software())
                    .keep(new Agreement(
                            agreement().id(),
                            Digest.sha256(Files.readAllBytes(file)),
                            List.of(new Agreement.Written(KeptAgreement.RECORD, Files.readAllBytes(file)))));
        }
    }

    /** Two who change an agreement at once do not undo what the other wrote. */
    @Test
    void whoChangesAtOnceWaitsForTheOther() throws Exception {
        takeIn();
        ExecutorService both = Executors.newFixedThreadPool(3);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            answers.add(both.submit(() -> instructed("withdraw", "creator", "--wait", "120")));
            answers.add(both.submit(() -> instructed("renew", "creator", "--access", "dark", "--wait", "120")));
            answers.add(both.submit(() -> consent("correct", "--set", "/creditAs=Juno", "--wait", "120")));
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().err()).doesNotContain("unforeseen");
            }
        } finally {
            both.shutdown();
        }

        List<String> types = new ArrayList<>();
        record().path("events").forEach(event -> types.add(event.path("type").asText()));
        assertThat(types).hasSize(agreement().versions().size()).contains("given", "withdrawn", "corrected");
        instructed("withdraw", "creator");
        assertThat(held().path("access").asText()).isEqualTo("dark");
        assertThat(isShown()).isFalse();
    }

    /** A record handed in again with a new event has the same effect as the command. */
    @Test
    void aRecordHandedInAgainChangesThePackagesToo() throws IOException {
        takeIn();
        Path record = home.resolve("kelp").resolve("consent.json");
        ObjectNode changed = (ObjectNode) ExportVersion.JSON.readTree(Files.readString(record));
        changed.withArray("/events").addObject().put("type", "withdrawn").put("at", TODAY.toString());
        Path newest = Files.writeString(home.resolve("newest.json"), changed.toPrettyString());

        desk.run("ingest", home.resolve("kelp"), "--consent", newest);

        assertThat(held().path("access").asText()).isEqualTo("dark");
        assertThat(held().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsAskedForMustBeWhole() throws IOException {
        takeIn();

        assertThat(consent("withdraw").exit()).isEqualTo(Exit.USAGE);
        assertThat(instructed("withdraw", "neighbour").exit()).isEqualTo(Exit.USAGE);
        assertThat(instructed("renew", "creator", "--on", TODAY.plusDays(1)).exit())
                .isEqualTo(Exit.USAGE);
        assertThat(instructed("renew", "creator", "--access", "everybody", "--approved-by", "N")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(instructed("renew", "creator", "--grant", "2", "--access", "dark")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(agreement().versions()).hasSize(1);
    }
}

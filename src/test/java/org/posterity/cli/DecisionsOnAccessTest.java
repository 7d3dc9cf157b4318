package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.canary.LeakScan;
import org.posterity.intake.Workspace;

/** What an institution decides on access enters the agreement first, with who and why, and then the package. */
class DecisionsOnAccessTest {
    private static final String FIRST = "6962076112356658529";
    private static final String BY = "Ines Ledgerwood";
    private static final String SECOND = "Orla Quillfeather";
    private static final String EVENT = "the sister has finished school";

    @TempDir
    Path folder;

    private TestArchive archive;
    private StoredAip stored;
    private int copies;

    @BeforeEach
    void aPackage() throws IOException {
        archive = TestArchive.in(folder.resolve("desk"));
        stored = archive.archived(archive.consented(SampleDonation.in(folder.resolve("kelp"))
                .export(ExportVersion.V4)
                .video(SampleDonation.P1, 1)
                .video(SampleDonation.P2, 2)));
    }

    private TestArchive.Answer restrict(Object... options) {
        return change("restrict", List.of("--reason", "third-party", "--by", BY), options);
    }

    private TestArchive.Answer release(Object... options) {
        return change("release", List.of("--by", BY, "--approved-by", SECOND), options);
    }

    private TestArchive.Answer change(String act, List<Object> usual, Object... options) {
        List<Object> all = new ArrayList<>(List.of(stored.id()));
        all.addAll(usual);
        all.addAll(List.of(options));
        return archive.run(act, all.toArray());
    }

    private TestArchive.Answer deliver(String form) {
        return archive.deliver(stored.id(), form, folder.resolve("copy-" + copies++));
    }

    /** Whether a copy for readers has the first post. */
    private boolean isOpen() throws IOException {
        Path to = folder.resolve("copy-" + copies++);
        archive.deliver(stored.id(), "files", to);
        try (Stream<Path> files = Files.exists(to) ? Files.walk(to) : Stream.empty()) {
            return files.anyMatch(file -> file.toString().contains("20210514T093107Z"));
        }
    }

    private String decisions() throws IOException {
        try (Stream<Path> files = Files.walk(archive.archive().resolve("agreements"))) {
            Path newest = files.filter(file -> file.endsWith("decisions.jsonl"))
                    .max((a, b) -> Long.compare(version(a), version(b)))
                    .orElseThrow();
            return Files.readString(newest);
        }
    }

    private static long version(Path file) {
        return Long.parseLong(file.toString().replaceAll(".*/v(\\d+)/content/.*", "$1"));
    }

    private long journalLines(String text) throws IOException {
        return Files.readString(archive.archive().resolve("journal.jsonl"))
                .lines()
                .filter(line -> line.contains(text))
                .count();
    }

    private void requireSound() {
        TestArchive.Answer audit = archive.run("audit");
        assertThat(audit.exit()).as(audit.out()).isZero();
    }

    @Test
    void anEventInWordsStandsInTheAgreementAndThePackageSaysThatThereIsOne() throws IOException {
        assertThat(restrict("--post", FIRST, "--until", EVENT).exit()).isZero();

        assertThat(isOpen()).isFalse();
        assertThat(decisions()).contains(EVENT);
        assertThat(LeakScan.occurrences(archive.archive().resolve("storage"), List.of(), List.of(EVENT)))
                .isEmpty();
        assertThat(Files.readString(stored.object().resolve("v2/content/data/terms.json")))
                .contains("\"untilEvent\" : true");
        assertThat(Files.readString(stored.object().resolve("v2/content/data/premis.xml")))
                .contains("until an event that the agreement file names");
        assertThat(archive.run("show", stored.id()).out()).contains("until: " + EVENT);
        assertThat(restrict("--until", "2026-13-45").err()).contains("--until is no day");
        assertThat(release("--post", FIRST).exit()).isZero();
        assertThat(isOpen()).isTrue();
        requireSound();
    }

    @Test
    void toNobodyClosesEveryCopyUntilTwoPeopleReleaseIt() throws IOException {
        assertThat(restrict("--to", "nobody", "--post", FIRST).exit()).isEqualTo(Exit.USAGE);
        assertThat(restrict("--to", "everybody").exit()).isEqualTo(Exit.USAGE);
        assertThat(restrict("--to", "nobody").out()).contains("closed to everybody, staff included, as version 2");

        for (String form : List.of("files", "bag", "tar")) {
            TestArchive.Answer refused = deliver(form);
            assertThat(refused.exit()).isEqualTo(Exit.NOT_ALL);
            assertThat(refused.err()).contains("closed-to-everybody");
        }
        Path donors = folder.resolve("donors");
        TestArchive.Answer copy = TestArchive.say(
                "request", "copy", "--archive", archive.archive(), "--donor", "tiktok:kelp.and.kites", "--to", donors);
        assertThat(copy.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(copy.err()).contains("closed to everybody");
        try (Stream<Path> files = Files.walk(donors)) {
            assertThat(files.map(Path::toString).filter(it -> it.matches(".*\\.(mp4|warc)")))
                    .isEmpty();
        }
        assertThat(archive.run("show", stored.id()).out()).contains("the whole package, to everybody");
        requireSound();
        assertThat(archive.run("regenerate", stored.id()).exit()).isZero();
        assertThat(journalLines("Copy handed out")).isZero();
        assertThat(release().exit()).isZero();
        for (String form : List.of("files", "bag", "tar")) {
            assertThat(deliver(form).exit()).as(form).isZero();
        }
    }

    @Test
    void whoDecidedAndWhoAskedStandInTheAgreementOnly() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter of Ova.txt"), "Please close it. Ova Brandtnerhoff");
        List<String> said = new ArrayList<>();
        said.add(restrict("--instructed-by", "joint", "--evidence", letter).out());
        said.add(restrict(
                        "--post",
                        FIRST,
                        "--instructed-by",
                        "Ova Brandtnerhoff",
                        "--capacity",
                        "guardian",
                        "--evidence",
                        "by telephone, called back")
                .out());
        said.add(release().out());

        assertThat(decisions().lines())
                .hasSize(3)
                .first()
                .asString()
                .contains("\"capacity\":\"joint\"", "\"evidence\":\"evidence/", "letter of Ova.txt");
        assertThat(decisions())
                .contains("\"instructedBy\":\"Ova Brandtnerhoff\"", "called back", "not technically separated")
                .contains("\"approvedBy\":\"" + SECOND + "\"");
        List<String> people = List.of(BY, SECOND, "Ova Brandtnerhoff", "called back");
        Files.delete(letter);
        assertThat(LeakScan.occurrences(folder, said, people))
                .isNotEmpty()
                .allMatch(place -> place.contains("/agreements/"));
        assertThat(restrict("--instructed-by", "joint").exit()).isEqualTo(Exit.USAGE);
        assertThat(restrict("--instructed-by", "Ova", "--evidence", "x").err()).contains("--capacity");
        requireSound();
    }

    @Test
    void closedTwiceOneReleaseOfAPostLeavesTheRestOfIt() throws IOException {
        restrict("--post", FIRST, "--post", "2022-07-09T18:02:44Z");
        restrict("--post", FIRST, "--until", "2999-01-01");
        restrict();

        assertThat(release("--post", FIRST).exit()).isZero();
        assertThat(deliver("files").err()).contains("restricted");
        assertThat(release().exit()).isZero();
        assertThat(isOpen()).isTrue();
        assertThat(archive.run("show", stored.id()).out())
                .contains("closed       data/posts/2022/20220709T180244Z")
                .doesNotContain("closed       the whole", "closed       data/posts/2021");
        requireSound();
    }

    @Test
    void theSameAgainChangesNothingAndAnotherReasonIsRecorded() throws IOException {
        restrict("--post", FIRST);
        assertThat(restrict("--post", FIRST).out()).contains("nothing changed");
        assertThat(decisions().lines()).hasSize(1);
        assertThat(change("restrict", List.of("--reason", "donor", "--by", SECOND), "--post", FIRST)
                        .out())
                .contains("the decision is recorded");
        assertThat(decisions().lines()).hasSize(2);
        assertThat(journalLines("restricted, reason")).isEqualTo(2);
        assertThat(archive.run("show", stored.id()).out()).contains("now version 2");
    }

    /** As a kill after the agreement leaves it: the package and the journal are as before. */
    @ParameterizedTest
    @ValueSource(strings = {"restrict", "release"})
    void killedAfterTheAgreementItIsClosedAndTheNextRunCompletesIt(String act) throws IOException {
        if (act.equals("release")) {
            restrict("--post", FIRST);
        }
        Path before = folder.resolve("before");
        copy(archive.archive(), before);
        assertThat(run(act).exit()).isZero();
        restore(before, "storage", "journal.jsonl", "holdings.db");

        assertThat(isOpen()).isFalse();
        TestArchive.Answer again = run(act);
        assertThat(again.out()).contains(act.equals("restrict") ? "as version 2" : "as version 3");
        assertThat(isOpen()).isEqualTo(act.equals("release"));
        assertThat(decisions().lines()).hasSize(act.equals("restrict") ? 1 : 2);
        assertThat(journalLines("1 post " + (act.equals("restrict") ? "restricted" : "released")))
                .isEqualTo(1);
        requireSound();
    }

    /** The same, and the next run does something else: it completes the journal. */
    @ParameterizedTest
    @ValueSource(strings = {"reindex", "regenerate"})
    void killedBeforeTheJournalAnyNextRunSaysItOnce(String next) throws IOException {
        Path before = folder.resolve("before");
        copy(archive.archive(), before);
        assertThat(restrict("--post", FIRST, "--until", "2990-01-01").exit()).isZero();
        restore(before, "storage", "journal.jsonl", "holdings.db");
        assertThat(journalLines("1 post restricted")).isZero();
        assertThat(archive.run("due").out()).contains("A restriction ends");

        for (int i = 0; i < 2; i++) {
            Object[] options = next.equals("regenerate") ? new Object[] {stored.id()} : new Object[0];
            assertThat(archive.run(next, options).exit()).isZero();
            assertThat(journalLines("1 post restricted")).isEqualTo(1);
        }

        assertThat(restrict("--post", FIRST, "--until", "2990-01-01").exit()).isZero();
        assertThat(journalLines("1 post restricted")).isEqualTo(1);
        assertThat(decisions().lines()).hasSize(1);
        requireSound();
    }

    private TestArchive.Answer run(String act) {
        return act.equals("restrict") ? restrict("--post", FIRST) : release("--post", FIRST);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private void restore(Path from, String... parts) throws IOException {
        for (String part : parts) {
            Path target = archive.archive().resolve(part);
            if (Files.isDirectory(from.resolve(part))) {
                Workspace.clear(target);
                Files.deleteIfExists(target);
                copy(from.resolve(part), target);
            } else {
                Files.copy(from.resolve(part), target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void anAgreementThatCannotBeReadClosesAndIsNotDecidedUpon() throws IOException {
        restrict("--post", FIRST);
        try (Stream<Path> files = Files.walk(archive.archive().resolve("agreements"))) {
            for (Path file : files.filter(it -> it.endsWith("decisions.jsonl")).toList()) {
                Files.writeString(file, "{}\n");
            }
        }
        assertThat(deliver("files").err()).contains("agreement-unreadable");
        TestArchive.Answer refused = release("--post", FIRST);
        assertThat(refused.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(refused.err()).contains("nothing was changed");
        assertThat(deliver("bag").out()).contains("Closed to readers today: 8 of 8 posts");
    }

    @Test
    void anExportIsWholeAndSaysHowManyPostsAreClosed() {
        assertThat(deliver("bag").out()).contains("Nothing in it is closed to readers today.");
        restrict("--post", FIRST);
        assertThat(deliver("tar").out()).contains("Closed to readers today: 1 of 8 posts.");
        assertThat(archive.run(
                                "deliver",
                                stored.id(),
                                "--as",
                                "bag",
                                "--purpose",
                                "research",
                                "--to",
                                folder.resolve("x"))
                        .exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void aCopyForReadersAsksForPurposeAndRecipient() throws IOException {
        Path to = folder.resolve("asked");
        assertThat(archive.run("deliver", stored.id(), "--as", "files", "--recipient", "R", "--to", to)
                        .err())
                .contains("--purpose", "preservation, research, teaching");
        assertThat(archive.run(
                                "deliver",
                                stored.id(),
                                "--as",
                                "files",
                                "--purpose",
                                "fun",
                                "--recipient",
                                "R",
                                "--to",
                                to)
                        .err())
                .contains("--purpose is unknown");
        assertThat(archive.run("deliver", stored.id(), "--as", "files", "--purpose", "research", "--to", to)
                        .err())
                .contains("--recipient");
        TestArchive.Answer other = archive.run(
                "deliver", stored.id(), "--as", "files", "--purpose", "research", "--recipient", "Case 7", "--to", to);
        assertThat(other.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(other.err()).contains("purpose-not-granted");
        assertThat(to).doesNotExist();
        assertThat(journalLines("Copy refused as files for research, to Case 7: purpose-not-granted."))
                .isEqualTo(1);
        assertThat(deliver("files").exit()).isZero();
        assertThat(journalLines("Copy handed out as files for preservation, to Reading room"))
                .isEqualTo(1);
    }
}

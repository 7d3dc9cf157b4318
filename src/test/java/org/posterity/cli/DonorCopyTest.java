package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.TestArchive.Answer;
import org.posterity.intake.Workspace;

/** A donor gets all that is held about them, whatever readers may see, and nothing that is somebody else's. */
class DonorCopyTest {
    private static final String DONOR_CONTACT = "juno@quay.example";
    private static final String OTHER_CONTACT = "ova@hill.example";

    @TempDir
    Path folder;

    private TestArchive desk;
    private Path to;

    @BeforeEach
    void desk() throws Exception {
        desk = TestArchive.in(folder.resolve("desk"));
        to = folder.resolve("copy");
    }

    private void aDarkPackage() throws Exception {
        SampleDonation donation = SampleDonation.complete(folder.resolve("kelp"), ExportVersion.V5);
        Path deed = Files.writeString(donation.folder().resolve("deed.pdf"), "We agree.");
        desk.newRecord(
                donation.folder().resolve("consent.json"),
                TestArchive.EVERY_CATEGORY,
                "dark",
                "--contact",
                DONOR_CONTACT,
                "--evidence-handed-in",
                deed);
        desk.archived(donation);
    }

    /** An account that Juno Marsh and Ova Brandt own together; both left an address. */
    private void aJointAgreement() throws Exception {
        aJointAgreementWith("Ova Brandt");
    }

    private void aJointAgreementWith(String other) throws Exception {
        SampleDonation donation = small("joint", "kelp.and.kites");
        Path deed = Files.writeString(donation.folder().resolve("deed.pdf"), "We agree, both of us.");
        Path record = donation.folder().resolve("consent.json");
        desk.newRecord(
                record,
                "posts",
                "open",
                "--joint-signer",
                other + "=2026-01-01",
                "--signed",
                "2026-01-01",
                "--contact",
                DONOR_CONTACT,
                "--evidence-handed-in",
                deed);
        Files.writeString(
                record,
                Files.readString(record)
                        .replace(
                                "\"name\" : \"" + other + "\",",
                                "\"name\" : \"" + other + "\", \"contact\": \"" + OTHER_CONTACT + "\","));
        desk.archived(donation);
    }

    private SampleDonation small(String name, String account) throws Exception {
        String export = new String(ExportVersion.V5.bytes(), StandardCharsets.UTF_8)
                .replace("\"kelp.and.kites\"", "\"" + account + "\"");
        return SampleDonation.in(folder.resolve(name))
                .export(ExportVersion.V5.fileName(), export.getBytes(StandardCharsets.UTF_8));
    }

    private Answer copy(String donor, Object... options) {
        return TestArchive.say(Stream.concat(
                        Stream.of("request", "copy", "--archive", desk.archive(), "--donor", donor, "--to", to),
                        Stream.of(options))
                .toArray());
    }

    private JsonNode held() throws Exception {
        return ExportVersion.JSON.readTree(Files.readString(to.resolve("held.json")));
    }

    private String everyByte() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(to)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void tellsWhatIsHeldApartFromWhatWasAllowed() throws Exception {
        desk.archived(desk.consentedTo(
                SampleDonation.complete(folder.resolve("more"), ExportVersion.V5), "posts,media,likes,messages"));
        copy("tiktok:kelp.and.kites");

        assertThat(Files.readString(to.resolve("what-is-held.html")))
                .containsOnlyOnce("private messages")
                .contains("the video and photo files; what the creator liked, only numbers per year");
    }

    @Test
    void givesEveryPackageOfTheAccountAsAValidBagAndAPageInWords() throws Exception {
        aDarkPackage();
        Answer answer = copy("tiktok:@Kelp.and.Kites");

        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(Files.readString(to.resolve("what-is-held.html")))
                .contains("nobody: preserved only", "the video and photo files", "What happened to package")
                .contains("data/accessions/0001/report.html", "The index of holdings");
        List<Path> bags;
        try (Stream<Path> listed = Files.list(to.resolve("packages"))) {
            bags = listed.toList();
        }
        assertThat(bags).hasSize(1);
        assertThat(desk.run("validate", bags.get(0)).exit()).isZero();
        assertThat(bags.get(0).resolve("data/posts")).isDirectory();
    }

    @Test
    void givesTheDonorPagesAndFilesAndAListToUseTheWorkElsewhere() throws Exception {
        aDarkPackage();
        assertThat(copy("tiktok:kelp.and.kites").exit()).isZero();

        Path works;
        try (Stream<Path> listed = Files.list(to.resolve("your-posts"))) {
            works = listed.findFirst().orElseThrow();
        }
        List<String> rows = Files.readAllLines(works.resolve("posts.csv"));
        assertThat(rows.get(0))
                .startsWith("\uFEFF\"date\",\"kind\",\"visible to\",\"caption\"")
                .contains("\"likes\"");
        assertThat(rows).hasSize(9);
        String film = rows.get(1).replaceAll(".*\"(posts/[^\"]*?\\.mp4)[\";].*", "$1");
        assertThat(works.resolve(film)).isRegularFile();
        assertThat(Files.readString(works.resolve("index.html")))
                .contains("8 posts", "nobody: preserved only", "posts.csv")
                .doesNotContain("Access copy");
        assertThat(Files.readString(to.resolve("what-is-held.html")))
                .contains("href=\"your-posts/" + works.getFileName() + "/index.html\"");
    }

    @Test
    void givesTheAgreementWithItsPapersToTheOneWhoSignedIt() throws Exception {
        aDarkPackage();
        assertThat(copy("  juno  MARSH ").exit()).isZero();

        Path agreement = to.resolve("agreement/v1");
        assertThat(agreement.resolve("consent.json")).hasSameBinaryContentAs(folder.resolve("kelp/consent.json"));
        assertThat(agreement.resolve("contact.txt")).content().contains(DONOR_CONTACT);
        try (Stream<Path> papers = Files.walk(agreement.resolve("papers"))) {
            assertThat(papers.filter(Files::isRegularFile))
                    .singleElement()
                    .satisfies(paper -> assertThat(paper).hasContent("We agree."));
        }
        JsonNode held = held();
        assertThat(held.at("/agreements/0/files").findValuesAsText("path"))
                .contains("v1/consent.json", "v1/consent.jsonld", "v1/contact.txt");
        assertThat(held.at("/packages/0/terms/grants/0/access").asText()).isEqualTo("dark");
        assertThat(held.at("/packages/0/events").findValuesAsText("type")).contains("accession");
        for (JsonNode file : held.at("/packages/0/files")) {
            Path copied = to.resolve(held.at("/packages/0/folder").asText())
                    .resolve(file.path("path").asText());
            assertThat(copied).hasSize(file.path("bytes").asLong());
        }
    }

    @Test
    void oneOfSeveralWhoSignedGetsNobodyElsesContactData() throws Exception {
        aJointAgreement();
        Answer answer = copy("Ova Brandt");

        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(everyByte()).contains(OTHER_CONTACT).doesNotContain(DONOR_CONTACT);
        assertThat(to.resolve("agreement/v1/contact.txt")).doesNotExist();
        assertThat(to.resolve("agreement/v1/papers")).doesNotExist();
        assertThat(Files.readString(to.resolve("what-is-held.html")))
                .contains("We also keep how to reach them, but do not hand it to you", "others signed it too");
        assertThat(answer.out()).contains("--joint-papers");
    }

    @Test
    void whoAsksWithoutANameGetsNoContactDataAtAllOfSeveral() throws Exception {
        aJointAgreement();
        assertThat(copy("tiktok:kelp.and.kites", "--joint-papers").exit()).isZero();

        assertThat(everyByte())
                .doesNotContain(DONOR_CONTACT, OTHER_CONTACT)
                .contains("We agree, both of us.", "Ask again by your name");
    }

    /** The account is the late creator's; the contact data are the heir's. */
    @Test
    void whoAsksByAnAccountGetsNoContactDataOfWhoGrantedInTheCreatorsPlace() throws Exception {
        SampleDonation donation = small("estate", "kelp.and.kites");
        Path deed = Files.writeString(donation.folder().resolve("deed.pdf"), "I agree for my late sister.");
        desk.newRecord(
                donation.folder().resolve("consent.json"),
                "posts",
                "open",
                "--capacity",
                "estate",
                "--contact",
                OTHER_CONTACT,
                "--evidence-handed-in",
                deed);
        desk.archived(donation);

        Answer answer = copy("tiktok:kelp.and.kites");
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("--joint-papers");
        assertThat(everyByte()).doesNotContain(OTHER_CONTACT, "I agree for my late sister.");

        to = folder.resolve("by-name");
        assertThat(copy("Juno Marsh").exit()).isZero();
        assertThat(everyByte()).contains(OTHER_CONTACT, "I agree for my late sister.");
    }

    @Test
    void ofTwoWhoSignedUnderOneNameNobodyGetsContactData() throws Exception {
        aJointAgreementWith("juno marsh");
        Answer answer = copy("Juno Marsh");

        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("--joint-papers");
        assertThat(everyByte())
                .doesNotContain(DONOR_CONTACT, OTHER_CONTACT, "We agree")
                .contains("by a name that several of them share");
        to = folder.resolve("by-account");
        assertThat(copy("tiktok:kelp.and.kites").exit()).isZero();
        assertThat(everyByte()).doesNotContain(DONOR_CONTACT, OTHER_CONTACT, "We agree");
    }

    @Test
    void tellsTheDonorOfAnEmbargoUntilAnEvent() throws Exception {
        desk.archived(desk.consentedTo(small("kelp", "kelp.and.kites"), "posts", "--embargo-event", "the last show"));
        assertThat(copy("Juno Marsh").exit()).isZero();
        assertThat(Files.readString(to.resolve("what-is-held.html"))).contains("the event that your agreement names");
    }

    @Test
    void severalAgreementsAreListedByNumberAndNoNameIsTold() throws Exception {
        aJointAgreement();
        SampleDonation second = small("second", "second.account");
        desk.archived(desk.consentedTo(second, "posts", "--account", "tiktok:second.account"));
        String number = ExportVersion.JSON
                .readTree(Files.readString(second.folder().resolve("consent.json")))
                .path("id")
                .asText();

        Answer answer = copy("Juno Marsh");
        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.err()).contains(number, "--agreement").doesNotContain("Ova", "kelp", "second.account");
        assertThat(to).doesNotExist();

        assertThat(copy("Juno Marsh", "--agreement", number).exit()).isZero();
        assertThat(held().at("/agreements/0/number").asText()).isEqualTo(number);
        assertThat(everyByte()).doesNotContain("Ova Brandt");
    }

    @Test
    void anAgreementOfSeveralAccountsBringsThePackagesOfAll() throws Exception {
        SampleDonation one = small("one", "kelp.and.kites");
        SampleDonation two = small("two", "second.account");
        desk.consentedTo(one, "posts", "--account", "tiktok:kelp.and.kites", "--account", "tiktok:second.account");
        Path record = one.folder().resolve("consent.json");
        Files.copy(record, two.folder().resolve("consent.json"));
        desk.archived(one);
        desk.archived(two, "--id", "urn:example:second");
        String number =
                ExportVersion.JSON.readTree(Files.readString(record)).path("id").asText();

        assertThat(copy("tiktok:second.account").exit()).isZero();
        assertThat(held().path("packages")).hasSize(2);
        to = folder.resolve("by-number");
        assertThat(copy(number).exit()).isZero();
        assertThat(held().path("packages")).hasSize(2);
    }

    @Test
    void thePapersOfEarlierVersionsAreNamedToo() throws Exception {
        aDarkPackage();
        String number = ExportVersion.JSON
                .readTree(folder.resolve("kelp/consent.json").toFile())
                .path("id")
                .asText();
        SampleDonation later = small("later", "paper.lanterns");
        Path record = later.folder().resolve("consent.json");
        desk.newRecord(record, "posts", "dark", "--account", "tiktok:paper.lanterns");
        String id = ExportVersion.JSON.readTree(record.toFile()).path("id").asText();
        Files.writeString(record, Files.readString(record).replace(id, number));
        desk.archived(later);

        copy("Juno Marsh");

        assertThat(held().path("agreements").path(0).path("versions")).hasSize(2);
        assertThat(Files.readString(to.resolve("what-is-held.html")))
                .containsPattern("Signed papers it names</dt>\\s*<dd[^>]*>deed.pdf;");
    }

    @Test
    void whoGrantedAnEarlierVersionAloneGetsACopyOnlyWhenTheAgreementIsSaid() throws Exception {
        aDarkPackage();
        String number = ExportVersion.JSON
                .readTree(folder.resolve("kelp/consent.json").toFile())
                .path("id")
                .asText();
        SampleDonation later = small("later", "paper.lanterns");
        Path record = later.folder().resolve("consent.json");
        desk.newRecord(record, "posts", "dark", "--account", "tiktok:paper.lanterns");
        String id = ExportVersion.JSON.readTree(record.toFile()).path("id").asText();
        Files.writeString(record, Files.readString(record).replace(id, number).replace("Juno Marsh", "Ova Brandt"));
        desk.archived(later);

        Answer answer = copy("Juno Marsh");
        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.err())
                .contains("earlier version", "--agreement " + number)
                .doesNotContain("Ova");
        assertThat(to).doesNotExist();
        assertThat(copy("Juno Marsh", "--agreement", number).exit()).isZero();
    }

    @Test
    void packagesWhoseAgreementIsLostAreGivenAndCommandAndPageSayWhatIsNot() throws Exception {
        aDarkPackage();
        Workspace.clear(desk.archive().resolve("agreements"));

        Answer answer = copy("tiktok:kelp.and.kites");
        assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
        assertThat(answer.err()).contains("agreement missing", "restore it");
        assertThat(held().path("packages")).hasSize(1);
        assertThat(Files.readString(to.resolve("what-is-held.html")))
                .contains("ask the institution for a copy")
                .contains("This is not all", "Not in this copy");
    }

    @Test
    void theCopyIsOnRecord() throws Exception {
        aDarkPackage();
        copy("tiktok:kelp.and.kites");
        assertThat(folder.resolve("desk/archive/journal.jsonl")).content().contains("Copy handed out as bag");
    }

    @Test
    void saysThatNothingIsHeldOfAnotherAccountOrName() throws Exception {
        aDarkPackage();

        for (String donor : List.of("tiktok:tern_and_tide", "Juno", "Marsh")) {
            Answer answer = copy(donor);
            assertThat(answer.exit()).isEqualTo(Exit.NOT_ALL);
            assertThat(answer.err()).contains("holds nothing for this");
            assertThat(to).doesNotExist();
        }
    }

    @Test
    void anArchiveThatIsNotThereDoesNotHoldNothing() {
        Answer answer = copy("Juno Marsh");

        assertThat(answer.exit()).isEqualTo(Exit.USAGE);
        assertThat(answer.err()).contains("There is no archive at").doesNotContain("holds nothing");
    }

    @Test
    void overwritesNothing() throws Exception {
        aDarkPackage();
        Files.createDirectory(to);

        assertThat(copy("tiktok:kelp.and.kites").exit()).isEqualTo(Exit.USAGE);
        assertThat(to).isEmptyDirectory();
    }
}

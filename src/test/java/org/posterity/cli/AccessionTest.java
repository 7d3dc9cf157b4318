package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Later submissions of an account become accessions of its package. */
class AccessionTest {
    private static final String MAY = "2024-05-01 10:00:00";
    private static final String JUNE = "2024-06-02 11:00:01";
    private static final String JULY = "2025-07-03 12:00:02";

    @TempDir
    Path folder;

    private TestArchive desk;
    private final GrowingAccount account = new GrowingAccount("kelp.and.kites");
    private StoredAip first;

    @BeforeEach
    void takeInTheFirst() throws IOException {
        desk = TestArchive.in(folder.resolve("desk"));
        account.post(MAY, "Kelp").post(JUNE, "Kites");
        first = desk.archived(desk.consented(account.export(folder.resolve("1"))
                .video(GrowingAccount.file(MAY), 1)
                .video(GrowingAccount.file(JUNE), 2)));
    }

    private JsonNode ingest(SampleDonation donation, Object... options) {
        Stream<Object> line = Stream.concat(Stream.of(donation.folder(), "--json"), Stream.of(options));
        return desk.run("ingest", line.toArray()).json().get(0);
    }

    /** The bag of the newest version, as it is handed out. */
    private Path bag() throws Exception {
        Path to = folder.resolve("out" + System.nanoTime());
        TestArchive.Answer answer = desk.run("deliver", first.id(), "--as", "bag", "--to", to);
        assertThat(answer.exit()).as(answer.toString()).isZero();
        try (Stream<Path> bags = Files.list(to)) {
            Path bag = bags.findFirst().orElseThrow();
            ArchiveOnDisk.requireValid(bag);
            return bag;
        }
    }

    private static StoredRecords records(Path bag, int accession) {
        return new StoredRecords(bag.resolve("data/accessions/000" + accession));
    }

    @Test
    void aNewPostMakesAVersionWhoseHeadIsOneValidBag() throws Exception {
        account.post(JULY, "Tides").set(MAY, "Likes", "5");
        JsonNode told = ingest(desk.consented(account.export(folder.resolve("2"))
                .video(GrowingAccount.file(MAY), 1)
                .video(GrowingAccount.file(JUNE), 2)
                .video(GrowingAccount.file(JULY), 3)));

        assertThat(told.path("outcome").asText()).as(told.toString()).isEqualTo("archived");
        assertThat(told.path("aip").asText()).isEqualTo(first.id());
        assertThat(told.path("accession").asInt()).isEqualTo(2);
        assertThat(told.path("version").asInt()).isEqualTo(2);
        assertThat(told.path("added").toString()).isEqualTo("{\"files\":1,\"filesHeld\":2,\"appeared\":1}");
        Path bag = bag();
        assertThat(Files.readString(bag.resolve("data/accessions/0002/report.html")))
                .contains("Posts: 1 post new. 1 file was added; 2 files were already in the package.");
        StoredRecords second = records(bag, 2);
        assertThat(second.posts())
                .extracting(post -> post.path("status").asText())
                .containsExactly("held", "held", "held");
        assertThat(second.lines("comparison.jsonl"))
                .singleElement()
                .satisfies(line -> assertThat(line.path("what").asText()).isEqualTo("appeared"));
        assertThat(second.files().stream().filter(file -> file.has("post")))
                .extracting(file -> file.path("warc").asText())
                .containsExactly(
                        "data/posts/2024/20240501T100000Z.warc",
                        "data/posts/2024/20240602T110001Z.warc",
                        "data/posts/2025/20250703T120002Z.warc");
        assertThat(warcsOf(first.object().resolve("v2/content")))
                .containsExactly("data/posts/2025/20250703T120002Z.warc");
        assertThat(TestArchive.say("validate", first.object()).exit()).isZero();
    }

    private static List<String> warcsOf(Path content) throws IOException {
        try (Stream<Path> files = Files.walk(content)) {
            return files.filter(file -> file.toString().endsWith(".warc"))
                    .map(file -> content.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aForgottenVideoGoesIntoASecondWarcOfItsPost() throws Exception {
        GrowingAccount other =
                new GrowingAccount("paper.lanterns").post(MAY, "Wax").post(JUNE, "Wick");
        StoredAip aip = desk.archived(desk.consented(
                other.export(folder.resolve("l1")).video(GrowingAccount.file(MAY), 11),
                "--account",
                "tiktok:paper.lanterns"));
        JsonNode told = ingest(desk.consented(
                other.export(folder.resolve("l2")).video(GrowingAccount.file(JUNE), 12),
                "--account",
                "tiktok:paper.lanterns"));

        assertThat(told.path("aip").asText()).as(told.toString()).isEqualTo(aip.id());
        Path content = aip.object().resolve("v2/content");
        assertThat(warcsOf(content)).containsExactly("data/posts/2024/20240602T110001Z.a0002.warc");
        JsonNode change = new StoredRecords(content.resolve("data/accessions/0002"))
                .lines("comparison.jsonl")
                .get(0);
        assertThat(change.path("what").asText()).isEqualTo("changed");
        assertThat(change.path("details").toString()).isEqualTo("[\"media\"]");
        assertThat(told.path("posts").path("held").asInt()).isEqualTo(2);
        TestArchive.Answer explained = TestArchive.say("explain", aip.id(), "--all", "--archive", desk.archive());
        assertThat(explained.exit()).as(explained.toString()).isZero();
    }

    @Test
    void nothingNewMakesNoVersion() throws Exception {
        Map<String, String> before = ArchiveListing.of(first.object());
        SampleDonation same = desk.consented(account.export(folder.resolve("2")).video(GrowingAccount.file(MAY), 1));

        JsonNode told = ingest(same);

        assertThat(told.path("outcome").asText()).as(told.toString()).isEqualTo("already-held");
        assertThat(ArchiveListing.of(first.object())).isEqualTo(before);
        assertThat(ingest(same, "--again").path("accession").asInt()).isEqualTo(2);
        bag();
    }

    @Test
    void nothingInCommonIsRefusedUnlessAskedFor() throws Exception {
        SampleDonation strange = desk.consented(new GrowingAccount("kelp.and.kites")
                .post(JULY, "Somebody else")
                .export(folder.resolve("2"))
                .video(GrowingAccount.file(JULY), 3));

        JsonNode told = ingest(strange);

        assertThat(told.path("reason").asText()).as(told.toString()).isEqualTo("nothing-in-common");
        JsonNode added = ingest(strange, "--to", first.id());
        assertThat(added.path("accession").asInt()).as(added.toString()).isEqualTo(2);
        assertThat(Files.readString(bag().resolve("data/accessions/0002/events.jsonl")))
                .contains("because the operator said so");
    }

    @Test
    void aRenamedAccountIsFollowedByItsPosts() throws Exception {
        SampleDonation renamed =
                account.renamed("kelp.forever").post(JULY, "Tides").export(folder.resolve("2"));
        desk.consented(renamed, "--account", "tiktok:kelp.forever", "--account", "tiktok:kelp.and.kites");

        JsonNode told = ingest(renamed);

        assertThat(told.path("aip").asText()).as(told.toString()).isEqualTo(first.id());
        assertThat(told.path("accession").asInt()).isEqualTo(2);
        bag();
    }

    /** The record that is handed in with the new name is that of the same agreement, and no longer names the old account. */
    @Test
    void aRenamedAccountIsFollowedUnderItsAgreement() throws Exception {
        SampleDonation renamed =
                account.renamed("kelp.forever").post(JULY, "Tides").export(folder.resolve("2"));
        sameAgreement(renamed, "kelp.forever");

        JsonNode told = ingest(renamed);

        assertThat(told.path("aip").asText()).as(told.toString()).isEqualTo(first.id());
        assertThat(told.path("accession").asInt()).isEqualTo(2);
        assertThat(told.at("/added/appeared").asInt()).isEqualTo(1);
        Path bag = bag();
        assertThat(Files.readString(bag.resolve("data/accessions/0002/events.jsonl")))
                .contains("The account has another name by now");
        assertThat(desk.run("show", "tiktok:kelp.forever").out())
                .contains(first.id().substring(14));
        SampleDonation again = account.renamed("kelp.forever")
                .post("2025-08-01 10:00:00", "Reeds")
                .export(folder.resolve("3"));
        sameAgreement(again, "kelp.forever");
        assertThat(ingest(again).path("accession").asInt()).isEqualTo(3);
    }

    @Test
    void anotherAccountUnderTheSameAgreementIsNotTakenForARenamedOne() throws Exception {
        SampleDonation other = new GrowingAccount("paper.lanterns")
                .post(MAY, "Kelp")
                .post("2024-07-01 10:00:00", "Wick")
                .post("2024-07-02 10:00:00", "Wax")
                .post("2024-07-03 10:00:00", "Flame")
                .export(folder.resolve("2"));
        account.post(JULY, "Tides").post("2025-08-01 10:00:00", "Reeds");
        ingest(desk.consented(account.export(folder.resolve("1b"))));
        sameAgreement(other, "paper.lanterns");

        JsonNode told = ingest(other);

        assertThat(told.path("aip").asText()).as(told.toString()).isNotEqualTo(first.id());
        assertThat(told.path("accession").asInt()).isEqualTo(1);
    }

    /** The only post in common has other words by now: under the same agreement its date is enough, and otherwise its film. */
    @Test
    void aPostThatWasWrittenAnewIsRecognised() throws Exception {
        GrowingAccount small = new GrowingAccount("one.kite").post(MAY, "Kite");
        SampleDonation before = desk.consented(
                small.export(folder.resolve("k1")).video(GrowingAccount.file(MAY), 31), "--account", "tiktok:one.kite");
        StoredAip aip = desk.archived(before);
        small.set(MAY, "Title", "Kite, at last");
        SampleDonation sameAgreement = small.export(folder.resolve("k2"));
        Files.copy(
                before.folder().resolve("consent.json"), sameAgreement.folder().resolve("consent.json"));

        JsonNode told = ingest(sameAgreement);

        assertThat(told.path("aip").asText()).as(told.toString()).isEqualTo(aip.id());
        assertThat(told.at("/added/changed").asInt()).isEqualTo(1);
        assertThat(ingest(sameAgreement).path("outcome").asText()).isEqualTo("already-held");

        small.set(MAY, "Title", "Kite, once more");
        String[] another = {"--account", "tiktok:one.kite", "--notice-version", "another agreement"};
        assertThat(ingest(desk.consented(small.export(folder.resolve("k3")), (Object[]) another))
                        .path("reason")
                        .asText())
                .isEqualTo("nothing-in-common");
        told = ingest(desk.consented(
                small.export(folder.resolve("k4"))
                        .video("a name that says nothing.mp4", 31)
                        .video(GrowingAccount.file(MAY), 31),
                (Object[]) another));
        assertThat(told.path("accession").asInt()).as(told.toString()).isEqualTo(3);
    }

    /** The first donation's record, for another account. */
    private void sameAgreement(SampleDonation donation, String username) throws IOException {
        Path record = donation.folder().resolve("consent.json");
        Files.writeString(
                record, Files.readString(folder.resolve("1/consent.json")).replace("kelp.and.kites", username));
    }

    @Test
    void whatVanishedOrChangedIsListedWithTheReason() throws Exception {
        account.delete(MAY).set(JUNE, "WhoCanView", "Only You").post(JULY, "Tides");
        JsonNode told = ingest(desk.consented(account.export(folder.resolve("2"))));

        assertThat(told.path("accession").asInt()).as(told.toString()).isEqualTo(2);
        List<JsonNode> changes = records(bag(), 2).lines("comparison.jsonl");
        assertThat(changes)
                .extracting(
                        line -> line.path("what").asText(),
                        line -> line.path("why").asText())
                .contains(
                        org.assertj.core.groups.Tuple.tuple(
                                "vanished", "The creator deleted it: the export has it in its list of deleted posts."),
                        org.assertj.core.groups.Tuple.tuple("changed", "It is visible to: only the creator."),
                        org.assertj.core.groups.Tuple.tuple("appeared", ""));
    }

    @Test
    void tenYearsOfTheSameVideosTakeLittleMoreThanOne() throws Exception {
        GrowingAccount steady = new GrowingAccount("steady.hand");
        long once = 0;
        for (int year = 1; year <= 10; year++) {
            for (int i = 0; i < 20; i++) {
                String date = String.format("2023-01-%02d 10:00:%02d", i + 1, i);
                if (year == 1) {
                    steady.post(date, "Post " + i);
                }
                steady.set(date, "Likes", String.valueOf(year * 10 + i));
            }
            SampleDonation donation = steady.export(folder.resolve("year" + year));
            for (int i = 0; i < 20; i++) {
                donation.media(
                        GrowingAccount.file(String.format("2023-01-%02d 10:00:%02d", i + 1, i)),
                        GrowingAccount.film(i, 2_000_000));
            }
            JsonNode told = ingest(desk.consented(donation, "--account", "tiktok:steady.hand"));
            assertThat(told.path("accession").asInt()).as(told.toString()).isEqualTo(year);
            long size = GrowingAccount.sizeOf(desk.archive().resolve("storage"));
            once = year == 1 ? size : once;
            if (year == 10) {
                assertThat(size).isLessThan(once * 11 / 10);
            }
        }
    }

    /** What README.txt tells a stranger to type puts together the same bag that is handed out. */
    @Test
    void theReadmeTellsHowToPutTheBagTogether() throws Exception {
        account.post(JULY, "Tides");
        ingest(desk.consented(account.export(folder.resolve("2")).video(GrowingAccount.file(JULY), 3)));
        Path bag = bag();
        List<String> lines = Files.readAllLines(bag.resolve("data/README.txt"));
        int from = lines.indexOf("    awk -F'\"' '/\"head\"/ {h=$4}");
        String script = String.join("\n", lines.subList(from, lines.indexOf("    done") + 1));
        Path copy = folder.resolve("copy/object");
        Files.createDirectories(copy.getParent());
        assertThat(run("cp", "-R", first.object().toString(), copy.toString())).isZero();

        assertThat(run("sh", "-c", "cd '" + copy + "' && " + script)).isZero();

        assertThat(ArchiveListing.of(copy.resolveSibling("bag"))).isEqualTo(ArchiveListing.of(bag));
        assertThat(run(
                        "sh",
                        "-c",
                        "cd '" + copy.resolveSibling("bag") + "' && sha256sum --quiet -c manifest-sha256.txt"))
                .isZero();
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    @Test
    void aPreIngestCheckTellsWhatWouldBeAddedOrRefused() throws Exception {
        account.post(JULY, "Tides").without(MAY);
        SampleDonation later = desk.consented(account.export(folder.resolve("2"))
                .video(GrowingAccount.file(JUNE), 2)
                .video(GrowingAccount.file(JULY), 3));
        Map<String, String> before = ArchiveListing.of(first.object());

        JsonNode told = ingest(later, "--dry-run");

        assertThat(told.path("accession").asInt()).as(told.toString()).isEqualTo(2);
        assertThat(told.path("wouldAdd").toString())
                .isEqualTo("{\"posts\":1,\"vanished\":1,\"files\":1,\"filesHeld\":1}");
        assertThat(desk.run("ingest", later.folder(), "--dry-run").out()).contains("accession 2 of ");
        SampleDonation strange = desk.consented(
                new GrowingAccount("kelp.and.kites").post(JULY, "Other").export(folder.resolve("3")));
        assertThat(ingest(strange, "--dry-run").path("reason").asText()).isEqualTo("nothing-in-common");
        assertThat(ArchiveListing.of(first.object())).isEqualTo(before);
    }

    @Test
    void twoSubmissionsInOneRunBecomeTwoAccessions() throws Exception {
        Path batch = folder.resolve("batch");
        account.post(JULY, "Tides");
        desk.consented(account.export(batch.resolve("a")).video(GrowingAccount.file(JULY), 3));
        desk.consented(account.set(JULY, "Title", "High tide").export(batch.resolve("b")));

        List<JsonNode> told = desk.run("ingest", batch, "--json").json();

        assertThat(told).extracting(line -> line.path("accession").asInt()).containsExactly(2, 3);
        assertThat(records(bag(), 3)
                        .lines("comparison.jsonl")
                        .get(0)
                        .path("details")
                        .toString())
                .isEqualTo("[\"title\"]");
        assertThat(desk.run("ingest", batch, "--json").json())
                .extracting(line -> line.path("outcome").asText())
                .containsOnly("already-held");
    }

    @Test
    void aPostMadePrivateIsClosedToReadersUntilItIsPublicAgain() throws Exception {
        GrowingAccount boats =
                new GrowingAccount("paper.boats").post(MAY, "Anchor").post(JUNE, "Buoy");
        StoredAip aip = desk.archived(onlyPublic(boats.export(folder.resolve("b1"))
                .video(GrowingAccount.file(MAY), 21)
                .video(GrowingAccount.file(JUNE), 22)));
        assertThat(allOf(handedOut(aip))).contains("Anchor", "Buoy");

        boats.set(MAY, "WhoCanView", "Only You");
        assertThat(accessionOf(boats, "b2")).isEqualTo(2);
        Path copy = handedOut(aip);
        assertThat(allOf(copy)).contains("Buoy").doesNotContain("Anchor", "20240501T100000Z");
        assertThat(Files.readString(copy.resolve("index.html"))).contains("1 post from 2 June 2024");
        assertThat(copy.resolve("data/accessions")).doesNotExist();
        assertThat(allOf(donorsCopy("paper.boats"))).contains("Anchor", "Buoy");

        // the same as the first export, but for a key in a link
        boats.set(MAY, "WhoCanView", "Everyone").set(MAY, "Link", "https://video-va.tiktokv.com/storage/v1/x/0?a=1");
        assertThat(accessionOf(boats, "b3")).isEqualTo(3);
        assertThat(allOf(handedOut(aip))).contains("Anchor", "Buoy");

        boats.set(MAY, "WhoCanView", "Only You").set(MAY, "Link", "https://video-va.tiktokv.com/storage/v1/x/0?a=2");
        assertThat(accessionOf(boats, "b4")).isEqualTo(4);
        assertThat(allOf(handedOut(aip))).contains("Buoy").doesNotContain("Anchor");
    }

    @Test
    void ofTwoPostsOfOneSecondOnlyTheOneMadePrivateIsClosed() throws Exception {
        GrowingAccount pair =
                new GrowingAccount("paper.boats").post(MAY, "Anchor").sameSecond(MAY, "Bollard");
        StoredAip aip = desk.archived(onlyPublic(pair.export(folder.resolve("p1"))));
        assertThat(allOf(handedOut(aip))).contains("Anchor", "Bollard");

        pair.set(MAY, "WhoCanView", "Only You");
        assertThat(accessionOf(pair, "p2")).isEqualTo(2);

        assertThat(allOf(handedOut(aip))).contains("Bollard").doesNotContain("Anchor");
    }

    @Test
    void aPostThatTheCreatorDeletedStaysAsItWasGranted() throws Exception {
        GrowingAccount boats =
                new GrowingAccount("paper.boats").post(MAY, "Anchor").post(JUNE, "Buoy");
        StoredAip aip = desk.archived(onlyPublic(boats.export(folder.resolve("d1"))));

        boats.delete(MAY);
        assertThat(accessionOf(boats, "d2")).isEqualTo(2);

        Path copy = handedOut(aip);
        assertThat(Files.readString(copy.resolve("posts/2024/20240501T100000Z/index.html")))
                .contains("Anchor");
        assertThat(Files.readString(copy.resolve("accessions/0002/report.html")))
                .contains("The creator deleted it");
    }

    private SampleDonation onlyPublic(SampleDonation donation) {
        return desk.consentedTo(donation, "posts,media,profile,engagement", "--account", "tiktok:paper.boats");
    }

    private int accessionOf(GrowingAccount boats, String name) throws IOException {
        JsonNode told = ingest(onlyPublic(boats.export(folder.resolve(name))));
        assertThat(told.path("outcome").asText()).as(told.toString()).isEqualTo("archived");
        return told.path("accession").asInt();
    }

    private Path handedOut(StoredAip aip) throws IOException {
        Path to = folder.resolve("copy" + System.nanoTime());
        TestArchive.Answer answer = desk.deliver(aip.id(), "files", to);
        assertThat(answer.exit()).as(answer.toString()).isZero();
        try (Stream<Path> copies = Files.list(to)) {
            return copies.findFirst().orElseThrow();
        }
    }

    private Path donorsCopy(String username) {
        Path to = folder.resolve("donor" + System.nanoTime());
        TestArchive.Answer answer = TestArchive.say(
                "request", "copy", "--archive", desk.archive(), "--donor", "tiktok:" + username, "--to", to);
        assertThat(answer.exit()).as(answer.toString()).isZero();
        return to;
    }

    /** The page at this path below the folder of the package's posts and index. */
    private static String page(Path copy, String path) throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            Path below = files.filter(file -> file.endsWith("posts.csv") || file.endsWith("about-this-copy.txt"))
                    .map(Path::getParent)
                    .findFirst()
                    .orElseThrow();
            return Files.readString(below.resolve(path));
        }
    }

    /** The paths and bytes of all files, as one text. */
    private static String allOf(Path copy) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(copy.relativize(file)).append('\n');
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void copiesDrawTheCountsOfAllAccessions() throws Exception {
        account.set(MAY, "Likes", "5").post(JULY, "Tides");
        ingest(desk.consented(account.export(folder.resolve("2"))));
        account.set(MAY, "Likes", "8").set(MAY, "Title", "Kelp again");
        ingest(desk.consented(account.export(folder.resolve("3"))));

        for (Path copy : List.of(handedOut(first), donorsCopy("kelp.and.kites"))) {
            assertThat(page(copy, "posts/2024/20240501T100000Z/index.html"))
                    .contains("Likes over time", "1 like<", "5 likes<", "8 likes<")
                    .contains("from the platform's export in accession 2");
            assertThat(page(copy, "posts/2025/20250703T120002Z/index.html")).contains("1 like<");
            assertThat(page(copy, "index.html")).contains("8 likes").doesNotContain("5 likes");
        }
        assertThat(warcsOf(first.object().resolve("v2/content")))
                .containsExactly("data/posts/2025/20250703T120002Z.warc");
    }
}

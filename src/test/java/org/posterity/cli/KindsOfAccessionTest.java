package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed in later beside new posts: better copies, a wider consent, subtitles, captions; on any platform. */
class KindsOfAccessionTest {
    private static final String MAY = "2024-05-01 10:00:00";
    private static final String JUNE = "2024-06-02 11:00:01";
    private static final String JULY = "2025-07-03 12:00:02";
    private static final String STEM = "2024/20240501T100000Z";

    @TempDir
    Path folder;

    private TestArchive desk;
    private final GrowingAccount account = new GrowingAccount("kelp.and.kites");

    @BeforeEach
    void begin() throws IOException {
        desk = TestArchive.in(folder.resolve("desk"));
        account.post(MAY, "Kelp").post(JUNE, "Kites");
    }

    private SampleDonation export(String name) throws IOException {
        return account.export(folder.resolve(name));
    }

    private List<JsonNode> ingest(SampleDonation donation) {
        return desk.run("ingest", donation.folder(), "--json").json();
    }

    /** The same donation with another consent record. */
    private SampleDonation consentedAnew(SampleDonation donation, String categories) throws IOException {
        Files.delete(donation.folder().resolve("consent.json"));
        return desk.consentedTo(donation, categories);
    }

    private JsonNode added(SampleDonation donation, StoredAip aip, int accession) {
        JsonNode told = ingest(donation).get(0);
        assertThat(told.path("aip").asText()).as(told.toString()).isEqualTo(aip.id());
        assertThat(told.path("outcome").asText()).as(told.toString()).isEqualTo("archived");
        assertThat(told.path("accession").asInt()).as(told.toString()).isEqualTo(accession);
        return told;
    }

    private void assertHeld(SampleDonation donation) {
        assertThat(ingest(donation))
                .allSatisfy(told -> assertThat(told.path("outcome").asText())
                        .as(told.toString())
                        .isEqualTo("already-held"));
    }

    private static StoredRecords records(StoredAip aip, int accession) {
        return new StoredRecords(aip.object().resolve("v" + accession + "/content/data/accessions/000" + accession));
    }

    /** The changes as {@code what stem details}. */
    private static List<String> changes(StoredAip aip, int accession) {
        return records(aip, accession).lines("comparison.jsonl").stream()
                .map(line -> (line.path("what").asText() + " "
                                + line.path("stem").asText() + " " + line.path("details"))
                        .strip())
                .toList();
    }

    private static List<String> warcs(StoredAip aip, int version) throws IOException {
        Path content = aip.object().resolve("v" + version + "/content/data");
        try (Stream<Path> files = Files.walk(content)) {
            return files.filter(file -> file.toString().endsWith(".warc"))
                    .map(file -> content.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private void requireSound(StoredAip aip) {
        assertThat(TestArchive.say("validate", aip.object()).exit()).isZero();
        TestArchive.Answer audit = desk.run("audit");
        assertThat(audit.exit()).as(audit.toString()).isZero();
    }

    @Test
    void aWholeCopyOfATruncatedVideoIsABetterCopy() throws Exception {
        byte[] whole = GrowingAccount.film(1, 4000);
        String name = GrowingAccount.file(MAY);
        StoredAip aip = desk.archived(desk.consented(export("1").media(name, Arrays.copyOf(whole, whole.length / 2))));
        SampleDonation better = desk.consented(export("2").media(name, whole));

        added(better, aip, 2);

        assertThat(changes(aip, 2)).containsExactly("changed " + STEM + " [\"better-copy\"]");
        assertThat(warcs(aip, 2)).containsExactly("posts/" + STEM + ".a0002.warc");
        assertThat(warcs(aip, 1)).contains("posts/" + STEM + ".warc");
        assertHeld(better);
        requireSound(aip);
    }

    @Test
    void aWiderConsentBringsWhatTheFirstLeftOut() throws Exception {
        account.set(JUNE, "WhoCanView", "Only You");
        SampleDonation donation = export("1").video(GrowingAccount.file(MAY), 1).video(GrowingAccount.file(JUNE), 2);
        StoredAip aip = desk.archived(desk.consentedTo(donation, "posts"));
        assertThat(warcs(aip, 1)).containsExactly("posts/" + STEM + ".warc");
        assertThat(aip.files())
                .allSatisfy(file -> assertThat(file.path("kept").asBoolean()).isFalse());

        added(consentedAnew(donation, "posts,media"), aip, 2);

        assertThat(changes(aip, 2)).containsExactly("changed " + STEM + " [\"media\"]");
        assertThat(warcs(aip, 2)).containsExactly("posts/" + STEM + ".a0002.warc");

        added(consentedAnew(donation, "posts,media,non-public-posts,engagement"), aip, 3);

        assertThat(changes(aip, 3)).containsExactly("selected 2024/20240602T110001Z");
        assertThat(warcs(aip, 3)).contains("posts/2024/20240602T110001Z.warc").noneMatch(path -> path.contains(STEM));
        assertThat(records(aip, 3).posts())
                .extracting(post -> post.path("status").asText())
                .containsExactly("held", "held");
        assertThat(records(aip, 3).posts().get(0).path("engagement")).isNotEmpty();
        assertHeld(donation);
        requireSound(aip);
    }

    @Test
    void subtitlesHandedInLaterGoToTheirPostOnce() throws Exception {
        StoredAip aip = desk.archived(desk.consented(export("1").video(GrowingAccount.file(MAY), 1)));
        SampleDonation later = desk.consented(export("2")
                .media(
                        "2024-05-01-10-00-00.en.srt",
                        "1\n00:00:00,000 --> 00:00:02,000\nWith @tern.on.the.rocks at low tide\n"
                                .getBytes(StandardCharsets.UTF_8)));

        added(later, aip, 2);

        assertThat(changes(aip, 2)).containsExactly("changed " + STEM + " [\"media\"]");
        assertThat(warcs(aip, 2)).containsExactly("posts/" + STEM + ".a0002.warc");
        String part = Files.readString(
                aip.object().resolve("v2/content/data/posts/" + STEM + ".a0002.warc"), StandardCharsets.ISO_8859_1);
        assertThat(part).contains("text/vtt", "at low tide").doesNotContain("tern.on.the.rocks");
        assertThat(records(aip, 2).posts().get(0).path("status").asText()).isEqualTo("held");
        assertHeld(later);
        assertHeld(desk.consented(export("3")
                .video(GrowingAccount.file(MAY), 1)
                .media("2024-05-01-10-00-00.en.srt", later.media().get("2024-05-01-10-00-00.en.srt"))));
        requireSound(aip);
    }

    @Test
    void aCaptionFromAFileBesideTheMediaIsNewOnce() throws Exception {
        SampleDonation first = desk.consented(
                SampleDonation.in(folder.resolve("1")).export(ExportVersion.V3).video(SampleDonation.P1, 1));
        StoredAip aip = desk.archived(first);
        SampleDonation later = desk.consented(SampleDonation.in(folder.resolve("2"))
                .export(ExportVersion.V3)
                .video(SampleDonation.P1, 1)
                .media(
                        SampleDonation.P1.replace(".mp4", ".info.json"),
                        ("{\"id\": \"" + SampleDonation.P1.replace(".mp4", "")
                                        + "\", \"extractor\": \"TikTok\", \"extractor_key\": \"TikTok\","
                                        + " \"uploader\": \"kelp.and.kites\", \"description\": \"Kelp at the low water mark\"}")
                                .getBytes(StandardCharsets.UTF_8)));

        added(later, aip, 2);

        assertThat(changes(aip, 2))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("changed ").endsWith("[\"caption\"]"));
        assertThat(warcs(aip, 2))
                .singleElement()
                .satisfies(path -> assertThat(path).endsWith(".a0002.warc"));
        assertHeld(later);
        requireSound(aip);
    }

    /** Each platform's export joins the package of its own account. */
    @Test
    void aDonationOfTwoPlatformsJoinsTwoPackages() throws Exception {
        MastodonAccount other = new MastodonAccount().post(1, "Low tide.").post(2, "High tide.");
        SampleDonation first = both(other, "1", MAY, 1);
        Map<String, StoredAip> packages = packages(ingest(first));
        assertThat(packages).containsOnlyKeys("tiktok", "mastodon");
        StoredAip mastodon = packages.get("mastodon");
        StoredAip tiktok = packages.get("tiktok");

        account.post(JULY, "Tides");
        other.without(1).post(2, "High tide, corrected.").post(3, "Slack water.");
        SampleDonation second = both(other, "2", JULY, 2);
        List<JsonNode> told = ingest(second);

        assertThat(told).hasSize(2).allSatisfy(line -> {
            assertThat(line.path("accession").asInt()).as(line.toString()).isEqualTo(2);
            assertThat(line.path("aip").asText())
                    .isEqualTo(packages.get(line.path("platform").asText()).id());
        });
        assertThat(changes(tiktok, 2)).containsExactly("appeared 2025/20250703T120002Z");
        assertThat(changes(mastodon, 2))
                .containsExactly(
                        "changed 2023/20230402T100000Z-2 [\"caption\"]",
                        "appeared 2023/20230403T100000Z-3",
                        "vanished 2023/20230401T100000Z-1");
        // the attachments of known posts are not written again
        assertThat(warcs(mastodon, 2))
                .containsExactly("posts/2023/20230402T100000Z-2.a0002.warc", "posts/2023/20230403T100000Z-3.warc");
        assertThat(records(mastodon, 2).files().stream()
                        .filter(file -> file.path("post").asText().endsWith("-2"))
                        .map(file -> file.path("broughtBy").asInt()))
                .containsExactly(1);
        assertHeld(second);
        requireSound(tiktok);
        requireSound(mastodon);
    }

    /** A name with the time of a post proves nothing under another agreement: user names change hands. */
    @Test
    void aForgottenVideoUnderAnotherAgreementNeedsAPersonsWord() throws Exception {
        StoredAip aip = desk.archived(desk.consented(
                SampleDonation.in(folder.resolve("1")).export(ExportVersion.V3).video(SampleDonation.P2, 2)));
        SampleDonation forgotten = desk.consented(
                SampleDonation.in(folder.resolve("2"))
                        .video(SampleDonation.P1, 1)
                        .video("IMG_1.mp4", 3),
                "--without-export",
                "The export came last year.");
        JsonNode refused = ingest(forgotten).get(0);
        assertThat(refused.path("reason").asText()).isEqualTo("nothing-in-common");
        assertThat(refused.path("summary").asText()).contains("under another agreement");

        List<JsonNode> told = desk.run("ingest", forgotten.folder(), "--to", aip.id(), "--json")
                .json();

        assertThat(told.get(0).path("accession").asInt()).as(told.toString()).isEqualTo(2);
        assertThat(told.get(0).at("/added/filesForHeldPosts").asInt()).isEqualTo(1);
        assertThat(warcs(aip, 2)).containsExactly("posts/2021/20210514T093107Z.a0002.warc", "unmatched/IMG_1.mp4.warc");
        assertThat(changes(aip, 2)).containsExactly("changed 2021/20210514T093107Z [\"media\"]");
        assertThat(records(aip, 2).lines("events.jsonl"))
                .anySatisfy(event ->
                        assertThat(event.path("detail").asText()).contains("because the operator said so (--to)"));

        added(
                desk.consented(SampleDonation.in(folder.resolve("3"))
                        .export(ExportVersion.V3)
                        .video(SampleDonation.P3_ONLY_YOU, 3)),
                aip,
                3);

        assertThat(warcs(aip, 3))
                .singleElement()
                .satisfies(path -> assertThat(path).startsWith("posts/2023/").endsWith(".a0003.warc"));
        requireSound(aip);
    }

    /** Of a post that was listed and not selected the package holds nothing: a wider consent needs the export again. */
    @Test
    void aVideoAloneOfAPostThatWasNotSelectedIsLeftOut() throws Exception {
        account.set(JUNE, "WhoCanView", "Only You");
        SampleDonation first = desk.consentedTo(export("1"), "posts,media");
        StoredAip aip = desk.archived(first);
        SampleDonation later = SampleDonation.in(folder.resolve("2"))
                .video(GrowingAccount.file(MAY), 1)
                .video(GrowingAccount.file(JUNE), 2);
        desk.consentedTo(later, "posts,media,non-public-posts");

        desk.run("ingest", later.folder(), "--to", aip.id());

        assertThat(warcs(aip, 2)).containsExactly("posts/" + STEM + ".a0002.warc");
        assertThat(records(aip, 2).files())
                .filteredOn(file -> file.path("path").asText().endsWith(GrowingAccount.file(JUNE)))
                .extracting(file -> file.path("rule").asText())
                .containsExactly("post-left-out");
        requireSound(aip);
    }

    /** Made private since: closed to readers, and so is the video that comes later. */
    @Test
    void aVideoAloneTakesTheTermsThatItsPostHasByNow() throws Exception {
        SampleDonation first = desk.consentedTo(export("1"), "posts,media");
        StoredAip aip = desk.archived(first);
        account.set(MAY, "WhoCanView", "Only You");
        added(withRecordOf(first, export("2")), aip, 2);
        SampleDonation later =
                withRecordOf(first, SampleDonation.in(folder.resolve("3")).video(GrowingAccount.file(MAY), 1));

        assertThat(ingest(later).get(0).path("reason").asText()).isEqualTo("nothing-to-keep");

        SampleDonation wider = SampleDonation.in(folder.resolve("4")).video(GrowingAccount.file(MAY), 1);
        desk.consentedTo(wider, "non-public-posts,media");
        List<JsonNode> told =
                desk.run("ingest", wider.folder(), "--to", aip.id(), "--json").json();

        assertThat(told.get(0).path("accession").asInt()).as(told.toString()).isEqualTo(3);
        assertThat(warcs(aip, 3)).containsExactly("posts/" + STEM + ".a0003.warc");
        assertThat(records(aip, 3).posts().get(0).path("visibility").asText()).isEqualTo("only the creator");
        Path copy = folder.resolve("copy");
        desk.deliver(aip.id(), "files", copy);
        try (Stream<Path> files = Files.walk(copy)) {
            assertThat(files.filter(file -> file.toString().contains("20240501")))
                    .isEmpty();
        }
        requireSound(aip);
    }

    private static SampleDonation withRecordOf(SampleDonation first, SampleDonation later) throws IOException {
        Files.copy(first.folder().resolve("consent.json"), later.folder().resolve("consent.json"));
        return later;
    }

    @Test
    void ofAnAccountThatThePlatformClosedTheComparisonSaysSo() throws Exception {
        MastodonAccount other = new MastodonAccount().post(1, "Low tide.").post(2, "High tide.");
        StoredAip aip = packages(ingest(both(other, "1", MAY, 1))).get("mastodon");
        other.without(1);

        List<JsonNode> told = ingest(both(other.suspended(), "2", MAY, 1));

        assertThat(told).extracting(line -> line.path("outcome").asText()).contains("archived");
        assertThat(records(aip, 2).lines("comparison.jsonl")).singleElement().satisfies(line -> {
            assertThat(line.path("what").asText()).isEqualTo("vanished");
            assertThat(line.path("why").asText()).startsWith("Account closed: ");
        });
        requireSound(aip);
    }

    private SampleDonation both(MastodonAccount other, String name, String video, int seed) throws IOException {
        SampleDonation donation = desk.consented(
                export(name).video(GrowingAccount.file(video), seed),
                "--account",
                "tiktok:kelp.and.kites",
                "--account",
                "mastodon:kelp@tide.example");
        other.writeTo(donation.folder().resolve("mastodon"));
        return donation;
    }

    private Map<String, StoredAip> packages(List<JsonNode> told) {
        Map<String, StoredAip> packages = new TreeMap<>();
        told.forEach(line -> {
            assertThat(line.path("outcome").asText()).as(line.toString()).isEqualTo("archived");
            packages.put(line.path("platform").asText(), new StoredAip(desk.archive(), line));
        });
        return packages;
    }

    /** An account on Mastodon, with a film in each post. */
    private static final class MastodonAccount {
        private static final String OWN = "https://tide.example/users/kelp";
        private static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";
        private final Map<Integer, String> posts = new TreeMap<>();

        private boolean suspended;

        /** As its server tells it of an account that it has closed, and of no other. */
        MastodonAccount suspended() {
            suspended = true;
            return this;
        }

        MastodonAccount post(int id, String text) {
            posts.put(id, text);
            return this;
        }

        MastodonAccount without(int id) {
            posts.remove(id);
            return this;
        }

        void writeTo(Path folder) throws IOException {
            Files.createDirectories(folder);
            ObjectNode actor = ExportVersion.JSON
                    .createObjectNode()
                    .put("id", OWN)
                    .put("type", "Person")
                    .put("preferredUsername", "kelp")
                    .put("name", "Kelp")
                    .put("url", "https://tide.example/@kelp")
                    .put("followers", OWN + "/followers")
                    .put("outbox", "outbox.json");
            if (suspended) {
                actor.put("suspended", true);
            }
            Files.writeString(folder.resolve("actor.json"), actor.toString());
            ObjectNode outbox = ExportVersion.JSON
                    .createObjectNode()
                    .put("id", "outbox.json")
                    .put("type", "OrderedCollection")
                    .put("totalItems", posts.size());
            ArrayNode items = outbox.putArray("orderedItems");
            for (Map.Entry<Integer, String> post : posts.entrySet()) {
                int id = post.getKey();
                String date = "2023-04-0" + id + "T10:00:00Z";
                String film = "media_attachments/files/" + id + "/tide.mp4";
                Files.createDirectories(folder.resolve(film).getParent());
                Files.write(folder.resolve(film), TinyMedia.mp4(100 + id));
                ObjectNode create = items.addObject()
                        .put("id", OWN + "/statuses/" + id + "/activity")
                        .put("type", "Create")
                        .put("actor", OWN)
                        .put("published", date);
                create.putArray("to").add(PUBLIC);
                create.putArray("cc").add(OWN + "/followers");
                ObjectNode note = create.putObject("object")
                        .put("id", OWN + "/statuses/" + id)
                        .put("type", "Note")
                        .put("published", date)
                        .put("content", "<p>" + post.getValue() + "</p>");
                note.putArray("to").add(PUBLIC);
                note.putArray("cc").add(OWN + "/followers");
                note.putArray("attachment")
                        .addObject()
                        .put("type", "Document")
                        .put("mediaType", "video/mp4")
                        .put("url", "/" + film);
            }
            Files.writeString(folder.resolve("outbox.json"), outbox.toString());
        }
    }
}

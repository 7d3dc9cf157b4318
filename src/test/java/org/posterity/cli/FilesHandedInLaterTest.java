package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forgotten videos, better copies, subtitles and captions, handed in without an export: they go to posts that are held. */
class FilesHandedInLaterTest {
    private static final int POSTS = 5;

    @TempDir
    Path folder;

    /** Who could see a post, what came of it first, and what comes later. */
    private record Made(int number, String visibility, First first, boolean film, boolean subtitles, boolean caption) {
        enum First {
            NOTHING,
            PART,
            WHOLE
        }

        static Made by(Random random, int number) {
            return new Made(
                    number,
                    List.of("Everyone", "Everyone", "Friends", "Only You").get(random.nextInt(4)),
                    First.values()[random.nextInt(3)],
                    random.nextInt(3) > 0,
                    random.nextInt(3) == 0,
                    random.nextInt(3) == 0);
        }

        String date() {
            return String.format("2024-0%d-1%d 10:00:0%d", number + 1, number, number);
        }

        String stem() {
            return "2024/" + date().replaceAll("[-:]", "").replace(' ', 'T') + "Z"
                    + (first == First.NOTHING ? "" : "-" + name());
        }

        /** The name that a downloader gives to its files: the id, whose first bits are the time. */
        String name() {
            long seconds = LocalDateTime.parse(date().replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
            return String.valueOf((seconds << 32) + 4711 + number);
        }

        byte[] whole() throws IOException {
            return GrowingAccount.film(100 + number, 4000);
        }

        boolean isKept(boolean everything) {
            return everything || visibility.equals("Everyone");
        }

        boolean comesLater() {
            return film || subtitles || caption;
        }

        void handInFirst(SampleDonation donation) throws IOException {
            byte[] whole = whole();
            if (first != First.NOTHING) {
                donation.media(name() + ".mp4", first == First.WHOLE ? whole : Arrays.copyOf(whole, whole.length / 2));
            }
        }

        void handInLater(SampleDonation donation) throws IOException {
            if (film) {
                donation.media(name() + ".mp4", whole());
            }
            if (subtitles) {
                donation.media(
                        name() + ".en.srt",
                        ("1\n00:00:00,000 --> 00:00:02,000\nSpoken in film " + number + "\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
            if (caption) {
                donation.media(
                        name() + ".info.json",
                        ("{\"id\": \"" + name() + "\", \"extractor\": \"TikTok\", \"extractor_key\": \"TikTok\","
                                        + " \"uploader\": \"kelp.and.kites\", \"description\": \"Written of film "
                                        + number
                                        + "\"}")
                                .getBytes(StandardCharsets.UTF_8));
            }
        }

        /** What the later files change of it, as in the comparison; empty for nothing. */
        String change() {
            List<String> details = new ArrayList<>();
            if (caption) {
                details.add("\"caption\"");
            }
            if (film && first == First.PART) {
                details.add("\"better-copy\"");
            } else if (film && first == First.NOTHING || subtitles) {
                details.add("\"media\"");
            }
            return details.isEmpty() ? "" : stem() + " [" + String.join(",", details) + "]";
        }

        int newFiles() {
            return (film && first != First.WHOLE ? 1 : 0) + (subtitles ? 1 : 0);
        }

        boolean isHeldThen() {
            return first != First.NOTHING || film;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theyGoToTheirPostsAsFarAsTheConsentCoversThese(long seed) throws Exception {
        Random random = new Random(seed);
        boolean everything = random.nextBoolean();
        List<Made> posts = new ArrayList<>();
        GrowingAccount account = new GrowingAccount("kelp.and.kites");
        for (int i = 0; i < POSTS; i++) {
            Made post = Made.by(random, i);
            posts.add(post);
            account.post(post.date(), "Post " + i).set(post.date(), "WhoCanView", post.visibility());
        }
        posts.set(0, new Made(0, "Everyone", Made.First.NOTHING, true, false, false));
        account.set(posts.get(0).date(), "WhoCanView", "Everyone");
        TestArchive desk = TestArchive.in(folder.resolve("desk"));
        SampleDonation first = account.export(folder.resolve("first"));
        for (Made post : posts) {
            post.handInFirst(first);
        }
        String categories = everything ? "posts,non-public-posts,media,profile" : "posts,media,profile";
        StoredAip aip = desk.archived(desk.consentedTo(first, categories));
        SampleDonation later = SampleDonation.in(folder.resolve("later"));
        Files.copy(first.folder().resolve("consent.json"), later.folder().resolve("consent.json"));
        for (Made post : posts) {
            post.handInLater(later);
        }

        JsonNode foreseen = ingest(desk, later, "--dry-run");
        JsonNode told = ingest(desk, later);

        List<Made> kept = posts.stream().filter(post -> post.isKept(everything)).toList();
        assertThat(told.path("outcome").asText()).as(told.toString()).isEqualTo("archived");
        assertThat(told.path("aip").asText()).isEqualTo(aip.id());
        int files = kept.stream().mapToInt(Made::newFiles).sum();
        assertThat(told.at("/added/files").asInt()).isEqualTo(files);
        assertThat(told.at("/added/filesForHeldPosts").asInt()).isEqualTo(files);
        assertThat(foreseen.at("/wouldAdd/files").asInt()).isEqualTo(files);
        assertThat(foreseen.at("/wouldAdd/posts").asInt()).isZero();
        assertThat(foreseen.at("/wouldAdd/vanished").asInt()).isZero();
        assertThat(told.at("/posts/listed").asInt()).isEqualTo(POSTS);
        assertThat(told.at("/posts/held").asInt())
                .isEqualTo((int) kept.stream().filter(Made::isHeldThen).count());
        StoredRecords records = new StoredRecords(aip.object().resolve("v2/content/data/accessions/0002"));
        assertThat(records.lines("comparison.jsonl"))
                .extracting(line -> line.path("stem").asText() + " " + line.path("details"))
                .containsExactlyElementsOf(kept.stream()
                        .map(Made::change)
                        .filter(change -> !change.isEmpty())
                        .toList());
        assertThat(records.posts())
                .extracting(post -> post.path("stem").asText())
                .containsExactlyElementsOf(
                        kept.stream().filter(Made::comesLater).map(Made::stem).toList());
        String bag = bag(desk, aip);
        for (Made post : posts) {
            if (post.film() && !post.isKept(everything)) {
                assertThat(bag).doesNotContain(new String(post.whole(), StandardCharsets.ISO_8859_1));
            }
            assertThat(bag.contains("Written of film " + post.number()))
                    .isEqualTo(post.caption() && post.isKept(everything));
            assertThat(bag.contains("Spoken in film " + post.number()))
                    .isEqualTo(post.subtitles() && post.isKept(everything));
        }

        assertThat(ingest(desk, withAnotherNote(later)).path("outcome").asText())
                .isEqualTo("already-held");
        SampleDonation all = account.export(folder.resolve("all"));
        Files.copy(first.folder().resolve("consent.json"), all.folder().resolve("consent.json"));
        for (Made post : posts) {
            post.handInFirst(all);
            post.handInLater(all);
        }
        assertThat(ingest(desk, all).path("outcome").asText()).isEqualTo("already-held");
        assertThat(desk.run("audit").exit()).isZero();
        assertThat(desk.run("explain", aip.id(), "--all").exit()).isZero();
    }

    private static JsonNode ingest(TestArchive desk, SampleDonation donation, Object... options) {
        Stream<Object> line = Stream.concat(Stream.of(donation.folder(), "--json"), Stream.of(options));
        return desk.run("ingest", line.toArray()).json().get(0);
    }

    /** The same files, but not the same submission. */
    private static SampleDonation withAnotherNote(SampleDonation donation) throws IOException {
        Files.writeString(donation.folder().resolve("note.txt"), "Found in a drawer.");
        return donation;
    }

    /** Everything in the bag that is handed out, which must be valid. */
    private String bag(TestArchive desk, StoredAip aip) throws Exception {
        Path to = folder.resolve("out");
        TestArchive.Answer answer = desk.run("deliver", aip.id(), "--as", "bag", "--to", to);
        assertThat(answer.exit()).as(answer.toString()).isZero();
        StringBuilder all = new StringBuilder();
        try (Stream<Path> bags = Files.list(to);
                Stream<Path> found = Files.walk(to)) {
            ArchiveOnDisk.requireValid(bags.findFirst().orElseThrow());
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    /** Which of them a file belongs to that says nothing, may be any that still lacks its media. */
    @Test
    void aChecklistOffersEveryPostOfThePackageThatWouldStillLackMedia() throws Exception {
        GrowingAccount account = new GrowingAccount("kelp.and.kites");
        List<Made> posts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Made.First first = i == 3 ? Made.First.WHOLE : Made.First.NOTHING;
            posts.add(new Made(i, "Everyone", first, i == 0, false, false));
            account.post(posts.get(i).date(), "Post " + i).set(posts.get(i).date(), "WhoCanView", "Everyone");
        }
        TestArchive desk = TestArchive.in(folder.resolve("desk"));
        SampleDonation first = account.export(folder.resolve("first"));
        posts.get(3).handInFirst(first);
        StoredAip aip = desk.archived(desk.consentedTo(first, "posts,media,profile"));
        SampleDonation later = SampleDonation.in(folder.resolve("later"));
        Files.copy(first.folder().resolve("consent.json"), later.folder().resolve("consent.json"));
        posts.get(0).handInLater(later);
        Files.write(later.folder().resolve("says nothing.mp4"), GrowingAccount.film(50, 4000));
        Path checklist = folder.resolve("checklist.csv");

        TestArchive.Answer check =
                desk.run("ingest", "--dry-run", "--to", aip.id(), later.folder(), "--checklist", checklist);

        assertThat(check.exit()).as(check.toString()).isZero();
        String asked = Files.readString(checklist);
        assertThat(asked.lines().skip(1))
                .singleElement()
                .asString()
                .contains(
                        "says nothing.mp4",
                        posts.get(1).date() + " UTC; " + posts.get(2).date() + " UTC\"");
        Files.writeString(
                checklist,
                asked.replace(
                        "says nothing.mp4\",\"\"",
                        "says nothing.mp4\",\"" + posts.get(2).date() + " UTC\""));
        JsonNode told = ingest(desk, later, "--to", aip.id(), "--match", checklist);
        assertThat(told.path("aip").asText()).isEqualTo(aip.id());
        assertThat(told.at("/posts/held").asInt()).isEqualTo(3);
    }
}

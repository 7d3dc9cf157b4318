package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports with no, one or two posts, dated or not, held or missing: each is archived whole, and every command takes the package. */
class FewPostsTest {
    private static final List<Optional<String>> DATES = List.of(
            Optional.of("\"2024-05-01 10:00:00\""),
            Optional.of("\"\""),
            Optional.of("\"N/A\""),
            Optional.of("null"),
            Optional.of("\"a day in May\""),
            Optional.empty());

    @TempDir
    Path folder;

    @Test
    void everyShapeOfAListOfPostsIsArchived() throws Exception {
        TestArchive desk = TestArchive.in(folder.resolve("desk"));
        List<Object> ingest = new ArrayList<>(List.of("--json"));
        List<List<Optional<String>>> lists = lists();
        for (int i = 0; i < lists.size(); i++) {
            ingest.add(donation(desk, lists.get(i), i % 2 == 0, "kelp" + i));
        }

        List<JsonNode> told = desk.run("ingest", ingest.toArray()).json();

        assertThat(told).hasSize(lists.size());
        for (int i = 0; i < told.size(); i++) {
            List<Optional<String>> posts = lists.get(i);
            assertThat(told.get(i).path("outcome").asText()).as("%s", posts).isEqualTo("archived");
            assertThat(told.get(i).path("posts").path("listed").asInt())
                    .as("%s", posts)
                    .isEqualTo(posts.size());
            canBeUsed(desk, new StoredAip(desk.archive(), told.get(i)), posts);
        }
        assertThat(desk.run("list").out().lines()).hasSize(told.size());
    }

    @Test
    void aPostOfAnySizeIsArchivedWithoutTheFieldThatIsTooLong() throws Exception {
        TestArchive desk = TestArchive.in(folder.resolve("desk"));
        SampleDonation donation = SampleDonation.in(folder.resolve("large"));
        Files.writeString(
                donation.folder().resolve("user_data_tiktok.json"),
                "{\"Profile\":{\"Profile Information\":{\"ProfileMap\":{\"userName\":\"kelp.and.kites\"}}},"
                        + "\"Video\":{\"Videos\":{\"VideoList\":[{\"Date\":\"2024-05-01 10:00:00\",\"WhoCanView\":\"Everyone\","
                        + "\"Likes\":\" 1,234 \",\"Extra\":[" + "[1],".repeat(1_000_000) + "2],\"Title\":\""
                        + "kelp ".repeat(1_000_000) + "\"}]}}}");
        StoredAip aip = desk.archived(desk.consented(donation.video("2024-05-01_10-00-00.mp4", 1)));

        assertThat(aip.told().path("posts").path("held").asInt()).isEqualTo(1);
        assertThat(aip.findings()).contains("value-too-long", "unknown-structure");
        JsonNode post = aip.posts().get(0);
        assertThat(post.path("date").asText()).isEqualTo("2024-05-01T10:00:00Z");
        assertThat(StoredAip.read(aip.ledger("posts.jsonl"))).contains("\"likes\":1234");
        assertThat(StoredAip.read(aip.ledger("report.html"))).contains("longer than any real one");
    }

    private void canBeUsed(TestArchive desk, StoredAip aip, List<Optional<String>> posts) {
        long dated = posts.stream().filter(DATES.get(0)::equals).count();
        String report = StoredAip.read(aip.ledger("report.html"));
        assertThat(report.contains("No post has a date that could be read"))
                .as("%s", posts)
                .isEqualTo(!posts.isEmpty() && dated == 0);
        assertThat(report.contains("The timeline in numbers")).as("%s", posts).isEqualTo(dated > 0);
        if (dated > 0 && dated < posts.size()) {
            assertThat(report).contains("1 post from 1 May 2024 to 1 May 2024", "1 post without a date not drawn");
        }
        assertThat(desk.run("show", aip.id()).exit()).isZero();
        TestArchive.Answer files = desk.deliver(aip.id(), "files", folder.resolve("out"));
        assertThat(files.exit()).as("%s %s", posts, files).isZero();
        assertThat(TestArchive.say("validate", aip.bag()).exit()).isZero();
        assertThat(TestArchive.say("explain", aip.bag(), "--all").exit()).isZero();
    }

    /** None, one of each date, each beside one that has a date, and two without any. */
    private static List<List<Optional<String>>> lists() {
        List<List<Optional<String>>> lists = new ArrayList<>(List.of(List.of()));
        for (Optional<String> date : DATES) {
            lists.add(List.of(date));
            lists.add(List.of(DATES.get(0), date));
        }
        lists.add(List.of(DATES.get(1), DATES.get(5)));
        return lists;
    }

    private Path donation(TestArchive desk, List<Optional<String>> dates, boolean media, String name) throws Exception {
        SampleDonation donation = SampleDonation.in(folder.resolve(name));
        List<String> posts = new ArrayList<>();
        for (Optional<String> date : dates) {
            posts.add("{" + date.map(it -> "\"Date\":" + it + ",").orElse("")
                    + "\"Link\":\"https://video-va.tiktokv.com/x" + posts.size()
                    + "?mime_type=video_mp4\",\"Likes\":\"1\",\"WhoCanView\":\"Everyone\"}");
        }
        Files.writeString(
                donation.folder().resolve("user_data_tiktok.json"),
                "{\"Profile\":{\"Profile Information\":{\"ProfileMap\":{\"userName\":\"" + name
                        + "\"}}},\"Video\":{\"Videos\":{\"VideoList\":[" + String.join(",", posts) + "]}}}");
        if (media) {
            donation.video("2024-05-01_10-00-00.mp4", name.hashCode());
        }
        return desk.consented(donation, "--account", "tiktok:" + name).folder();
    }
}

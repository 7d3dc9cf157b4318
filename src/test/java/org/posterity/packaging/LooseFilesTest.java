package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.export.Context;
import org.posterity.export.ContextNote;
import org.posterity.export.Donation;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.Export;
import org.posterity.export.FileFate;
import org.posterity.export.HandedOverFile;
import org.posterity.privacy.HandMadeExport;

/** Files that belong to no post can be looked at like those that do, and a donation without an export can be played. */
class LooseFilesTest {
    private static final String ID = "7415613371640204641";
    private static final String WARC = "unmatched/" + ID + ".mp4.warc";

    @TempDir
    private Path home;

    @Test
    void eachFileHasAPageAndAnEntryInTheListOfPages() {
        Sealed sealed = seal("kites & tides #1.mp4", "tide.jpeg");

        List<JsonNode> pages = sealed.read("index/pages.jsonl")
                .lines()
                .skip(1)
                .map(Sealed::tree)
                .toList();
        assertThat(pages)
                .extracting(page -> page.path("title").asText())
                .containsExactly("unmatched: kites & tides #1.mp4", "unmatched: tide.jpeg");
        for (JsonNode page : pages) {
            String warc = sealed.warcs().stream()
                    .filter(path -> sealed.records(path).stream()
                            .anyMatch(record ->
                                    record.target().equals(page.path("url").asText())))
                    .findFirst()
                    .orElseThrow();
            assertThat(sealed.records(warc).get(0).text())
                    .contains(page.path("url").asText());
        }
        assertThat(sealed.read("index/index.cdxj")).contains("unmatched/tide.jpeg.html");
        assertThat(sealed.record("unmatched/tide.jpeg.warc", "tide.jpeg.html").text())
                .contains("src=\"tide.jpeg\"");
    }

    @Test
    void thePageShowsWhatTheNotesSayOfThePostThatTheFileNames() {
        Sealed sealed = seal(ID + ".mp4", ID + ".en.vtt");

        String page = sealed.record(WARC, ID + ".mp4.html").text();
        assertThat(page)
                .contains("Kites over the @person-", "17 September 2024", "12,301 views", "/video/" + ID)
                .contains("<track kind=\"subtitles\"")
                .contains("There was no export of the account")
                .doesNotContain("harbour.master", "canary");
        JsonNode match = Sealed.tree(sealed.record(WARC, ID + ".mp4.match.json").text());
        assertThat(match.path("match").asText()).isEqualTo("unmatched");
        assertThat(match.path("postId").asText()).isEqualTo(ID);
        assertThat(match.at("/caption/text").asText()).startsWith("Kites over");
        assertThat(match.path("date").asText()).isEqualTo("2024-09-17T14:07:21Z");
        JsonNode file = sealed.ledgers().files().stream()
                .filter(it -> it.path("name").asText().equals(ID + ".mp4"))
                .findFirst()
                .orElseThrow();
        assertThat(file.path("warc").asText()).isEqualTo("data/" + WARC);
        assertThat(file.path("postId").asText()).isEqualTo(ID);
        assertThat(file.at("/said/engagement")).isNotEmpty();
        assertThat(sealed.records("unmatched/" + ID + ".en.vtt.warc"))
                .as("subtitles are played on the film's page and have none of their own")
                .noneMatch(record -> record.target().endsWith(".html"));
    }

    @Test
    void withoutConsentForPostsNothingOfTheNotesIsKept() {
        Export export = loose("media,engagement", ID + ".mp4").export();
        Sealed sealed = Sealed.keepingAll(export, home).sound();
        assertThat(sealed.record(WARC, ID + ".mp4.match.json").text()).doesNotContain("Kites", "12301");
        assertThat(sealed.record(WARC, ID + ".mp4.html").text()).doesNotContain("Kites", "12,301");
    }

    @Test
    void withoutAnExportNothingPretendsToKnowWhetherTheFilesAreComplete() throws IOException {
        Sealed sealed = seal(ID + ".mp4", "tide.jpeg");

        JsonNode accounting = sealed.json("accounting.json");
        assertThat(accounting.path("export")).isEmpty();
        assertThat(accounting.path("omissions")).isEmpty();
        assertThat(accounting.at("/posts/listed").asInt()).isZero();
        assertThat(sealed.ledger("files.jsonl")).contains("\"postId\":\"" + ID + "\"");
        String readme = sealed.read("README.txt").replaceAll("\\s+", " ");
        assertThat(readme)
                .contains("2 media files of an account", "nobody can tell whether the files are complete")
                .contains("without an export there is no list to hold it against")
                .doesNotContain("the export were received");
        assertThat(sealed.read("README.txt").lines()).allMatch(line -> line.length() <= 72);
        String report = sealed.ledger("report.html");
        assertThat(report)
                .contains("There was no export: 2 media files are kept, and nobody can tell whether they are complete.")
                .contains("nobody can tell what is missing")
                .doesNotContain("The export lists no posts", "in the export and are kept");
    }

    @Test
    void withAnExportCompletenessIsWhatItLists() {
        Sealed sealed = Sealed.keepingAll(
                new Donation(home)
                        .with("user_data.json", Donation.resource("v4-2025-11/user_data_tiktok.json"))
                        .export(),
                home);
        assertThat(sealed.json("accounting.json").path("export")).hasSize(1);
    }

    private Sealed seal(String... names) {
        return Sealed.keepingAll(loose(Donation.ALL, names).export(), home).sound();
    }

    private HandMadeExport loose(String categories, String... names) {
        Donation donation = new Donation(home)
                .covering(categories)
                .with("user_data.json", "{\"Post\":{\"Posts\":{\"VideoList\":[]}}}");
        for (String name : names) {
            donation.with(name, name.endsWith(".vtt") ? "WEBVTT\n\n00:00.100 --> 00:02.000\nKites.\n" : "film " + name);
        }
        Export export = donation.export();
        List<HandedOverFile> files = new ArrayList<>();
        export.files().stream()
                .filter(handed -> !handed.file().name().endsWith(".json"))
                .forEach(handed -> files.add(new HandedOverFile(
                        handed.file(),
                        new FileFate.Unmatched(
                                handed.file().name().startsWith(ID) ? Optional.of(ID) : Optional.empty()))));
        ContextNote note = new ContextNote(
                files.get(0).file(),
                "yt-dlp",
                Optional.of(ID),
                Optional.of(Instant.parse("2024-09-17T14:07:21Z")),
                Optional.of("Kites over the @harbour.master"),
                Optional.of("https://www.tiktok.com/@kelp.and.kites/video/" + ID + "?canary"),
                List.of(new EngagementSnapshot(
                        LocalDate.parse("2024-10-01"), "stated", "yt-dlp", Map.of("views", 12_301L))));
        return new HandMadeExport(export)
                .withoutExport()
                .files(files)
                .context(new Context(Set.of(), Map.of(), Map.of(ID, List.of(note)), List.of(), List.of()));
    }
}

package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.PlainWarc;
import org.posterity.export.Donation;
import org.posterity.export.Evidence;
import org.posterity.export.Export;
import org.posterity.export.FileFate;
import org.posterity.export.HandedOverFile;
import org.posterity.model.Digest;
import org.posterity.privacy.HandMadeExport;

/** Subtitles lie with their post, byte for byte where there is nothing to take out of them, and its page plays them. */
class SubtitlesOfPostsTest {
    private static final String POST = """
            {"Post":{"Posts":{"VideoList":[{"Date":"2024-09-17 14:07:21","WhoCanView":"Everyone",
            "Link":"https://video.tiktokv.com/storage/v1/x"}]}}}
            """;
    private static final String SUBRIP = "1\n00:00:00,100 --> 00:00:04,000\nThe <script> tide.\n";
    private static final String ID = "7415613371640204641";

    @TempDir
    private Path home;

    @Test
    void thePagePlaysWebVttItselfAndOfSubRipARenditionThatSaysItIsOne() {
        Sealed sealed = seal(ID + ".mp4", ID + ".en.vtt", ID + ".nl.srt");
        String warc = sealed.warcs().get(0);

        assertThat(sealed.record(warc, "/" + ID + ".nl.srt").text()).isEqualTo(SUBRIP);
        assertThat(sealed.record(warc, "/" + ID + ".en.vtt").fields()).containsEntry("Content-Type", "text/vtt");
        PlainWarc.Record rendition = sealed.record(warc, ".nl.srt.vtt");
        assertThat(rendition.type()).isEqualTo("resource");
        assertThat(rendition.fields()).containsEntry("Content-Type", "text/vtt");
        assertThat(rendition.text()).startsWith("WEBVTT").contains("The &lt;script&gt; tide.");
        JsonNode about =
                Sealed.tree(sealed.record(warc, ".nl.srt.vtt.rendition.json").text());
        assertThat(about.path("is").asText()).contains("derived");
        assertThat(about.path("derivedFrom").asText())
                .isEqualTo(sealed.record(warc, "/" + ID + ".nl.srt").target());

        String page = sealed.record(warc, "index.html").text();
        assertThat(page)
                .contains("<track kind=\"subtitles\" src=\"" + inPage("WEBVTT\n\nhanded over")
                        + "\" srclang=\"en\" label=\"English\" default=\"default\" />")
                .contains("<track kind=\"subtitles\" src=\"" + inPage(rendition.text())
                        + "\" srclang=\"nl\" label=\"Dutch\" />")
                .contains("href=\"" + ID + ".nl.srt\"")
                .doesNotContain("Browsers may not show");
        JsonNode context = Sealed.tree(sealed.record(warc, "context.json").text());
        assertThat(context.path("files").toString()).contains("\"playedAs\":\"" + ID + ".nl.srt.vtt\"");
        assertThat(context.path("status").asText()).isEqualTo("held");
    }

    @Test
    void ofSubtitlesWithOtherPeopleInThemOnlyWhatWasScreenedIsWrittenAnywhere() throws IOException {
        String handedOver = "1\n00:00:00,100 --> 00:00:04,000\nwith @tern_and_tide\nat tern@example.org\n\n"
                + "2\n00:00:04,000 --> 00:00:09,500\n<i>@tern_and_tide</i> again\n";
        Donation donation = new Donation(home)
                .with("user_data.json", POST)
                .with(ID + ".mp4", "film")
                .with(ID + ".srt", handedOver)
                .with(ID + ".en.vtt", "WEBVTT\n\n00:00.100 --> 00:04.000\n@tern_and_tide dries kelp\n");
        Sealed sealed = seal(donation.export());
        String warc = sealed.warcs().get(0);

        String kept = sealed.record(warc, "/" + ID + ".srt").text();
        assertThat(kept)
                .matches("1\n00:00:00,100 --> 00:00:04,000\nwith (@person-[0-9a-f]{12})\nat \\[e-mail address]\n\n"
                        + "2\n00:00:04,000 --> 00:00:09,500\n<i>\\1</i> again\n");
        String played = sealed.record(warc, ".srt.vtt").text();
        assertThat(played)
                .contains("00:00:04.000 --> 00:00:09.500\n<i>@person-")
                .doesNotContain("tern");
        String webVtt = sealed.record(warc, ".en.vtt").text();
        assertThat(sealed.record(warc, "index.html").text()).contains(inPage(played), inPage(webVtt));
        assertThat(Files.readString(sealed.data().resolve(warc), StandardCharsets.ISO_8859_1))
                .doesNotContain("tern")
                .doesNotContain(sha256(handedOver));

        JsonNode record =
                Sealed.tree(sealed.record(warc, "/" + ID + ".srt.metadata.json").text());
        assertThat(record.path("digest").asText()).isEqualTo(sha256(kept));
        assertThat(record.path("size").asInt()).isEqualTo(kept.length());
        assertThat(record.path("screened").path("lines").toString())
                .isEqualTo("{\"e-mail-address\":1,\"third-party\":2}");
        assertThat(sealed.record(warc, "context.json").text()).contains("\"third-party\" : 2");
        for (JsonNode line : List.of(ofFile(sealed.lines("files.jsonl"), "path"))) {
            assertThat(line.path("digest").asText()).isEqualTo(sha256(handedOver));
            assertThat(line.path("size").asInt()).isEqualTo(handedOver.length());
            assertThat(line.path("screened").path("digest").asText()).isEqualTo(sha256(kept));
            assertThat(line.path("screened").path("size").asInt()).isEqualTo(kept.length());
            assertThat(line.path("screened").path("lines").path("third-party").asInt())
                    .isEqualTo(2);
        }
        assertThat(sealed.notKept())
                .contains(
                        "\"text in lines of a file\",\"" + ID + ".srt\",\"2\",\"third-party\",\"Names of other people");
        assertThat(sealed.ledger("report.html"))
                .contains("name of another person in 2 lines", "Of 2 files of subtitles")
                .doesNotContain("tern");
        assertThat(sealed.read("premis.xml")).contains("2 files of subtitles kept as a screened rendition only");
        assertThat(sealed.read("ro-crate-metadata.json")).contains(sha256(kept).substring("sha256:".length()));
    }

    private static JsonNode ofFile(Iterable<JsonNode> files, String key) {
        for (JsonNode file : files) {
            if (file.path(key).asText().equals(ID + ".srt")) {
                return file;
            }
        }
        throw new AssertionError("No such file");
    }

    private static String sha256(String text) {
        return Digest.sha256(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Test
    void longSubtitlesAreLinkedRatherThanCopiedIntoThePage() {
        Donation donation = new Donation(home)
                .with("user_data.json", POST)
                .with(ID + ".mp4", "film")
                .with(ID + ".vtt", "WEBVTT\n\nNOTE " + "tide ".repeat(80_000));
        Sealed sealed = seal(donation.export());
        assertThat(sealed.record(sealed.warcs().get(0), "index.html").text())
                .contains("src=\"" + ID + ".vtt\"")
                .hasSizeLessThan(100_000);
    }

    @Test
    void aPostIsHeldOrMissingByItsVideoAlone() {
        Sealed sealed = seal(ID + ".srt");
        JsonNode post = sealed.lines("posts.jsonl").get(0);
        assertThat(post.path("state").asText()).isEqualTo("missing");
        assertThat(post.path("mediaPresent").asInt()).isZero();
        assertThat(sealed.ledgers().files())
                .filteredOn(file ->
                        file.path("post").asText().equals(post.path("stem").asText()))
                .hasSize(1);
        assertThat(sealed.record(sealed.warcs().get(0), "index.html").text())
                .contains("The video is not in this package.")
                .doesNotContain("<track");
    }

    @Test
    void aFileThatBearsTheRenditionsNameKeepsItsOwn() {
        Sealed sealed = seal(ID + ".mp4", ID + ".srt", ID + ".srt.vtt");
        String warc = sealed.warcs().get(0);
        assertThat(sealed.record(warc, "/" + ID + ".srt.vtt").text()).isEqualTo("WEBVTT\n\nhanded over");
        assertThat(sealed.record(warc, "/" + ID + ".srt-2.vtt").text()).contains("NOTE Derived");
    }

    @Test
    void subtitlesWithoutTitlesAreKeptAndNotPlayed() {
        Donation donation = new Donation(home)
                .with("user_data.json", POST)
                .with(ID + ".mp4", "film")
                .with(ID + ".srt", "nothing in it");
        Sealed sealed = seal(donation.export());
        assertThat(sealed.record(sealed.warcs().get(0), "/" + ID + ".srt").text())
                .isEqualTo("nothing in it");
        assertThat(sealed.record(sealed.warcs().get(0), "index.html").text()).doesNotContain("<track");
    }

    @Test
    void eachFilmOfAPostHasTheSubtitlesThatAreNamedLikeIt() {
        Sealed sealed = seal("a.mp4", "b.mp4", "b.de.vtt", "other.vtt");
        String page = sealed.record(sealed.warcs().get(0), "index.html").text();
        assertThat(page.indexOf("label=\"Subtitles\""))
                .isBetween(page.indexOf("src=\"a.mp4\""), page.indexOf("src=\"b.mp4\""));
        assertThat(page.indexOf("label=\"German\"")).isGreaterThan(page.indexOf("src=\"b.mp4\""));
    }

    private static String inPage(String webVtt) {
        return "data:text/vtt;base64," + Base64.getEncoder().encodeToString(webVtt.getBytes(StandardCharsets.UTF_8));
    }

    private Sealed seal(String... names) {
        Donation donation = new Donation(home).with("user_data.json", POST);
        for (String name : names) {
            donation.with(
                    name,
                    name.endsWith(".srt") ? SUBRIP : name.endsWith(".vtt") ? "WEBVTT\n\nhanded over" : "film " + name);
        }
        return seal(donation.export());
    }

    private Sealed seal(Export export) {
        List<HandedOverFile> files = export.files().stream()
                .map(handed -> handed.file().name().matches(".*\\.(mp4|srt|vtt)")
                        ? new HandedOverFile(
                                handed.file(), new FileFate.Matched(0, Set.of(Evidence.values()[0]), Optional.empty()))
                        : handed)
                .toList();
        return Sealed.keepingAll(new HandMadeExport(export).files(files).export(), home)
                .sound();
    }
}

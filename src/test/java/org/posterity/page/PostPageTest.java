package org.posterity.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class PostPageTest {
    private static final String HOSTILE =
            "</p></style><script>alert(1)</script><img src=x onerror=\"a('b')\">\u202E\u0000 &amp;";

    @Test
    void playsAVideoByItsEncodedName() throws Exception {
        WellFormed page = video("kelp #1.mp4");

        Element video = page.all("video").get(0);
        assertThat(video.getAttribute("src")).isEqualTo("kelp%20%231.mp4");
        assertThat(video.getAttribute("controls")).isEqualTo("controls");
        assertThat(video.getAttribute("preload")).isEqualTo("metadata");
        assertThat(video.hasAttribute("playsinline")).isTrue();
        assertThat(video.getAttribute("aria-label")).isEqualTo("Video: kelp");
    }

    @Test
    void showsPhotosInOrderWithAlternativeTexts() throws Exception {
        WellFormed page = page(KelpSample.post(
                ShownKind.PHOTOS,
                Optional.empty(),
                List.of(KelpSample.media("b.jpg", "image/jpeg"), KelpSample.media("a.jpg", "image/jpeg")),
                List.of()));

        assertThat(page.all("img")).extracting(e -> e.getAttribute("src")).containsExactly("b.jpg", "a.jpg");
        assertThat(page.all("img"))
                .extracting(e -> e.getAttribute("alt"))
                .containsExactly(
                        "Photo 1 of 2, posted 2 May 2025, 16:41 UTC", "Photo 2 of 2, posted 2 May 2025, 16:41 UTC");
    }

    @Test
    void saysWhatThePostIsAndWhereItCameFrom() throws Exception {
        String text = video("v.mp4").text();

        assertThat(text)
                .contains("2 May 2025", "16:41:07 UTC", "@kelp.and.kites", "Everyone", "1,204", "Skerry Point")
                .contains("original sound - kelp.and.kites", KelpSample.AIP.value())
                .contains("received from the donor on 20 January 2026", "not captured from TikTok");
    }

    @Test
    void isHeadedByWhatThePostSays() throws Exception {
        String longer = "a wind from the north-east, and the kelp lies over the whole of the landing";
        WellFormed without = page(KelpSample.post(ShownKind.VIDEO, Optional.empty(), List.of(), List.of()));
        WellFormed with = page(KelpSample.post(ShownKind.VIDEO, Optional.of(longer), List.of(), List.of()));

        assertThat(video("v.mp4").all("h1").get(0).getTextContent()).isEqualTo("kelp");
        assertThat(video("v.mp4").ofClass("p", "caption")).isEmpty();
        assertThat(with.all("h1").get(0).getTextContent()).startsWith("a wind").endsWith("…");
        assertThat(with.ofClass("p", "caption").get(0).getTextContent()).isEqualTo(longer);
        assertThat(without.all("h1").get(0).getTextContent()).isEqualTo("Video of 2 May 2025, without a caption");
    }

    @Test
    void saysOfCountsTheDayAndTheSource() throws Exception {
        List<Element> rows = video("v.mp4").ofClass("section", "counts");
        assertThat(rows.get(0).getTextContent())
                .startsWith("Views, likes and comments")
                .contains("9 May 2025", "12,301 views, 340 likes, 1 comment", "from TikTok Studio")
                .contains("27 November 2025", "1,204 likes")
                .contains("the day is inferred from the expiry of the export's links")
                .doesNotContain("stated");
    }

    @Test
    void saysOfADamagedFileWhereItStandsThatItIs() throws Exception {
        for (PostView.Shown shown : PostView.Shown.values()) {
            PostView.Media whole = KelpSample.media("a.mp4", "video/mp4");
            PostView.Media damaged = new PostView.Media(
                    whole.portableName(),
                    whole.originalName(),
                    whole.mediaType(),
                    shown,
                    whole.size(),
                    whole.width(),
                    whole.height(),
                    whole.duration(),
                    whole.description(),
                    List.of(),
                    List.of("The end is missing."),
                    Optional.empty(),
                    whole.digest());
            WellFormed page =
                    page(KelpSample.post(ShownKind.VIDEO, Optional.empty(), List.of(damaged, whole), List.of()));

            assertThat(page.ofClass("p", "damaged"))
                    .as(shown.name())
                    .extracting(Element::getTextContent)
                    .containsExactlyElementsOf(
                            damaged.isSubtitle() ? List.of() : List.of("This file is damaged. The end is missing."));
        }
    }

    @Test
    void saysInWordsWhatIsMissing() throws Exception {
        WellFormed page = page(KelpSample.post(
                ShownKind.VIDEO, Optional.empty(), List.of(), List.of("The video was not handed over.")));

        assertThat(page.all("video")).isEmpty();
        assertThat(page.ofClass("section", "notice").get(0).getTextContent())
                .contains("The video was not handed over.");
    }

    @Test
    void turnsHostileTextIntoTextOnly() throws Exception {
        PostView.Media media = KelpSample.media(HOSTILE, "video/" + HOSTILE);
        PostView post = KelpSample.post(ShownKind.VIDEO, Optional.of(HOSTILE), List.of(media), List.of(HOSTILE));

        WellFormed page = page(post);

        assertThat(page.all("script")).isEmpty();
        assertThat(page.all("img")).isEmpty();
        assertThat(page.all("*"))
                .allSatisfy(e -> assertThat(e.hasAttribute("onerror")).isFalse());
        assertThat(page.text()).contains("<script>alert(1)</script>");
    }

    @Test
    void needsNothingFromOutside() {
        String page = text(KelpSample.post(
                ShownKind.VIDEO, Optional.of("kelp"), List.of(KelpSample.media("v.mp4", "video/mp4")), List.of()));

        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">").contains("<meta charset=\"utf-8\" />");
        assertThat(page).doesNotContain("http:", "https:", "url(", "@import", "<link", "<script");
    }

    @Test
    void linksToAFileThatBrowsersCannotShow() throws Exception {
        WellFormed page = page(KelpSample.post(
                ShownKind.VIDEO,
                Optional.empty(),
                List.of(KelpSample.media("a.bin", "application/octet-stream")),
                List.of()));

        assertThat(page.all("a")).extracting(e -> e.getAttribute("href")).contains("a.bin");
    }

    @Test
    void numbersEachKindByItselfAndPlaysSounds() throws Exception {
        WellFormed page = page(KelpSample.post(
                ShownKind.PHOTOS,
                Optional.empty(),
                List.of(
                        KelpSample.media("1.jpg", "image/jpeg"),
                        KelpSample.media("2.jpg", "image/jpeg"),
                        KelpSample.media("2.mov", "video/quicktime"),
                        KelpSample.media("song.mp3", "audio/mpeg")),
                List.of()));

        assertThat(page.all("figcaption"))
                .extracting(Node::getTextContent)
                .satisfies(words -> assertThat(words.toString())
                        .contains("Photo 1 of 2", "Photo 2 of 2", "Moving part of photo 1 of 1", "Sound 1 of 1")
                        .doesNotContain("of 4"));
        assertThat(page.all("audio")).singleElement().satisfies(sound -> {
            assertThat(sound.getAttribute("src")).isEqualTo("song.mp3");
            assertThat(sound.hasAttribute("controls")).isTrue();
        });
    }

    @Test
    void offersADrawingForKeepingAndShowsItNowhere() throws Exception {
        WellFormed page = page(KelpSample.post(
                ShownKind.PHOTOS, Optional.empty(), List.of(KelpSample.media("a.svg", "image/svg+xml")), List.of()));

        assertThat(page.all("img")).isEmpty();
        assertThat(page.all("a")).singleElement().satisfies(link -> {
            assertThat(link.getAttribute("href")).isEqualTo("data:application/octet-stream;base64,PHN2Zy8+");
            assertThat(link.getAttribute("download")).isEqualTo("a.svg");
        });
    }

    @Test
    void mayRunNothingAndLoadOnlyWhatLiesBesideIt() throws Exception {
        for (ShownKind kind : ShownKind.values()) {
            WellFormed page = page(KelpSample.post(kind, Optional.empty(), List.of(), List.of()));
            assertThat(page.all("meta"))
                    .filteredOn(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                    .singleElement()
                    .satisfies(meta -> assertThat(meta.getAttribute("content"))
                            .startsWith("default-src 'none'")
                            .doesNotContain("script", "http", "*"));
        }
    }

    private static WellFormed video(String name) throws Exception {
        return page(KelpSample.post(
                ShownKind.VIDEO, Optional.of("kelp"), List.of(KelpSample.media(name, "video/mp4")), List.of()));
    }

    private static WellFormed page(PostView post) throws Exception {
        return WellFormed.parse(text(post));
    }

    private static String text(PostView post) {
        return new String(PostPage.render(post), StandardCharsets.UTF_8);
    }
}

package org.posterity.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.FileFate.Ambiguous;
import org.posterity.export.FileFate.Matched;
import org.posterity.export.FileFate.Unmatched;

/** Subtitles and covers belong to a post by what their name says, or with the video whose name they bear. */
class SubtitlesTest {
    private static final String ID_4 = "7415613371640204641";

    @TempDir
    private Path folder;

    private Heap heap;

    @BeforeEach
    void onePost() {
        heap = new Heap(folder).post("2024-09-17T14:07:21Z").post("2025-11-02T06:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at the harbour.srt",
                "at the harbour.vtt",
                "at the harbour.en.vtt",
                "at the harbour.eng-US.srt",
                "at the harbour.zh-Hant-TW.vtt",
                "At The Harbour.SRT",
                "at the harbour.mov.srt",
                "at the harbour.jpg",
                "at the harbour.webp"
            })
    void goWithTheVideoOfTheirNameInTheirFolder(String name) {
        heap.sidecar("tapes/at the harbour.info.json", "{\"id\":\"" + ID_4 + "\"}")
                .file("tapes/at the harbour.mp4")
                .file("moved/at the harbour.mov", "same")
                .file("moved/2024-09-17_14-07-21.mov", "same")
                .file("moved/" + name)
                .file("elsewhere/" + name);
        Map<String, FileFate> fates = heap.match();
        assertThat(fates.get("moved/" + name)).isInstanceOfSatisfying(Matched.class, it -> {
            assertThat(it.post()).isZero();
            assertThat(it.evidence()).containsExactly(Evidence.SAME_STEM);
            assertThat(it.postId()).hasValue(ID_4);
        });
        assertThat(fates.get("elsewhere/" + name)).isEqualTo(new Unmatched());
    }

    @Test
    void goByTheIdOrTheDateInTheirOwnName() {
        Map<String, FileFate> fates = heap.file("a [" + ID_4 + "].en.vtt")
                .file("2025-11-02_06-30-00.srt")
                .match();
        assertThat(fates.get("a [" + ID_4 + "].en.vtt").candidates()).containsExactly(0);
        assertThat(fates.get("2025-11-02_06-30-00.srt").candidates()).containsExactly(1);
    }

    @Test
    void readTheSidecarOfTheirName() {
        assertThat(heap.sidecar("a.info.json", "{\"id\":\"" + ID_4 + "\"}")
                        .file("a.en.vtt")
                        .match()
                        .get("a.en.vtt")
                        .candidates())
                .containsExactly(0);
    }

    @Test
    void areAsUncertainAsTheirVideo() {
        Map<String, FileFate> fates = heap.file("2024-09-17_14-07-21.mp4", "one")
                .file("x/a.mp4", "one")
                .file("2025-11-02_06-30-00.mov", "two")
                .file("x/a.mov", "two")
                .file("x/a.srt", "subtitles")
                .match();
        assertThat(fates.get("x/a.srt"))
                .isInstanceOfSatisfying(
                        Ambiguous.class, it -> assertThat(it.posts()).containsExactly(0, 1));
    }

    @Test
    void keepTheIdOfAVideoThatFitsNoPost() {
        Map<String, FileFate> fates = heap.sidecar("a.info.json", "{\"id\":\"6962076112356658529\"}")
                .file("a.mp4")
                .file("a.jpg")
                .match();
        assertThat(fates.get("a.jpg")).isEqualTo(new Unmatched(Optional.of("6962076112356658529")));
    }

    @Test
    void areNotWhatDecidesAboutAVideo() {
        Map<String, FileFate> fates =
                heap.file("a.mp4").file("a.srt").file("b.mov").file("b.mp4").match();
        assertThat(fates.values()).containsOnly(new Unmatched());
    }
}

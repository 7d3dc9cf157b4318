package org.posterity.characterisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.characterisation.MediaDescription.Kind;

/** Subtitles are known by their content, not by their name. */
class SubtitleFormatsTest {
    private static final String SUBRIP = "1\n00:00:01,000 --> 00:00:04,000\nThe tide is out.\n";

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {"WEBVTT", "WEBVTT\n", "WEBVTT\r\n\r\n", "WEBVTT - kites\n\n", "WEBVTT\tx", "\ufeffWEBVTT\n"})
    void theFirstWordOfWebVttTells(String text) throws IOException {
        assertThat(describe("a.bin", text, StandardCharsets.UTF_8))
                .extracting(MediaDescription::mediaType, MediaDescription::kind)
                .containsExactly("text/vtt", Kind.SUBTITLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SUBRIP,
                "\ufeff" + SUBRIP,
                "\r\n1\r\n00:00:01.5 --> 00:00:04.000 X1:40 X2:600\r\nThe tide\r\n",
                "17 \n 100:00:01,000  -->  100:00:04,000"
            })
    void aNumberAndALineOfTimesTellSubRip(String text) throws IOException {
        assertThat(describe("a.mp4", text, StandardCharsets.UTF_8))
                .extracting(MediaDescription::mediaType, MediaDescription::kind)
                .containsExactly("application/x-subrip", Kind.SUBTITLE);
    }

    @Test
    void subRipMayBeUtf16OrWindowsText() throws IOException {
        assertThat(describe("a.srt", "\ufeff" + SUBRIP, StandardCharsets.UTF_16LE)
                        .kind())
                .isEqualTo(Kind.SUBTITLE);
        assertThat(describe("b.srt", "\ufeff" + SUBRIP, StandardCharsets.UTF_16BE)
                        .kind())
                .isEqualTo(Kind.SUBTITLE);
        assertThat(describe("c.srt", SUBRIP.replace("tide", "fjære"), Charset.forName("windows-1252"))
                        .kind())
                .isEqualTo(Kind.SUBTITLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WEBVTTX",
                "webvtt",
                "<script>alert(1)</script>",
                "1\nThe tide is out.\n00:00:01,000 --> 00:00:04,000",
                "00:00:01,000 --> 00:00:04,000\nno number"
            })
    void otherTextIsNoSubtitleWhateverItsName(String text) throws IOException {
        assertThat(describe("a.vtt", text, StandardCharsets.UTF_8).kind()).isEqualTo(Kind.OTHER);
        assertThat(describe("a.srt", text, StandardCharsets.UTF_8).kind()).isEqualTo(Kind.OTHER);
    }

    private MediaDescription describe(String name, String text, Charset encoding) throws IOException {
        Path file = Files.write(home.resolve(name), text.getBytes(encoding));
        return new MediaDescriber(Optional.empty()).describe(file, name);
    }
}

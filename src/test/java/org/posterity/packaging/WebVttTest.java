package org.posterity.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are given to play in the place of SubRip. */
class WebVttTest {
    @Test
    void keepsTimesAndTextAndDropsNumbersAndPlaces() {
        assertThat(titles("1\r\n00:00:01,000 --> 00:00:04,500 X1:40 X2:600\r\nThe tide\r\nis out.\r\n\r\n"
                        + "2\r\n01:02:03,5 --> 01:02:04,25\r\nKites.\r\n"))
                .isEqualTo("\n00:00:01.000 --> 00:00:04.500\nThe tide\nis out.\n"
                        + "\n01:02:03.500 --> 01:02:04.250\nKites.\n");
    }

    @Test
    void aBlankLineInATitleLosesNoText() {
        assertThat(titles(
                        "1\n00:00:01,000 --> 00:00:04,000\none\n\n42\n\ntwo\n2\n00:00:05,000 --> 00:00:06,000\nthree"))
                .isEqualTo("\n00:00:01.000 --> 00:00:04.000\none\n42\ntwo\n\n00:00:05.000 --> 00:00:06.000\nthree\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>alert(1)</script> | &lt;script&gt;alert(1)&lt;/script&gt;",
                "<i>so</i> <B>loud</B> | <i>so</i> <B>loud</B>",
                "<i onclick=x>a</i> | &lt;i onclick=x&gt;a</i>",
                "<font color=red>a&b</font> | &lt;font color=red&gt;a&amp;b&lt;/font&gt;",
                "tide --> kite | tide --&gt; kite",
                "<v Tern>hello | &lt;v Tern&gt;hello"
            })
    void hostileTextStaysText(String line, String escaped) {
        assertThat(titles("1\n00:00:01,000 --> 00:00:04,000\n" + line + "\n"))
                .isEqualTo("\n00:00:01.000 --> 00:00:04.000\n" + escaped + "\n");
    }

    @Test
    void readsUtf8WithAndWithoutMarkUtf16AndWindowsText() {
        String subRip = "1\n00:00:01,000 --> 00:00:04,000\nfjære ☂\n";
        for (byte[] bytes : new byte[][] {
            subRip.getBytes(StandardCharsets.UTF_8),
            ("\ufeff" + subRip).getBytes(StandardCharsets.UTF_8),
            ("\ufeff" + subRip).getBytes(StandardCharsets.UTF_16LE),
            ("\ufeff" + subRip).getBytes(StandardCharsets.UTF_16BE)
        }) {
            assertThat(text(bytes)).endsWith("\nfjære ☂\n");
        }
        assertThat(text(subRip.replace(" ☂", "").getBytes(Charset.forName("windows-1252"))))
                .endsWith("\nfjære\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1\n\nnothing", "no subtitles at all", "1\n00:00 --> 00:01\nx"})
    void whatHasNoTitlesHasNoRendition(String text) {
        assertThat(WebVtt.of(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "clip.en.vtt, en",
        "clip.eng-US.srt, eng-US",
        "clip.de.srt, de",
        "clip.nl-NL.vtt, nl-NL",
        "clip.vtt, und",
        "clip.old.srt, und",
        "IMG.2024.srt, und",
        "clip.zz.srt, und"
    })
    void tellsTheLanguageFromTheNameWhereItIsOne(String name, String language) {
        assertThat(SubtitleTracks.language(name)).isEqualTo(language);
    }

    @Test
    void knowsEveryLanguageByItsCodeOfThreeLetters() {
        for (String language : Locale.getISOLanguages()) {
            Locale locale = Locale.forLanguageTag(language);
            String found = SubtitleTracks.language("a." + locale.getISO3Language() + ".vtt");
            assertThat(found).as(language).isNotEqualTo("und");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cmn-Hans-CN | zh-Hans-CN | Chinese (Simplified, China)",
                "zho-CN | zh-CN | Chinese (China)",
                "chi | chi | Chinese",
                "msa-MY | ms-MY | Malay (Malaysia)",
                "zsm_MY | ms-MY | Malay (Malaysia)",
                "kmr-IQ | ku-IQ | Kurdish (Iraq)",
                "arb | ar | Arabic",
                "eng-US | eng-US | English (United States)",
                "yue-Hant-HK | yue-Hant-HK | Cantonese (Traditional, Hong Kong SAR China)",
                "ceb-PH | ceb-PH | Cebuano (Philippines)"
            })
    void namesALanguageOfThreeLettersByItsTag(String code, String tag, String words) {
        String language = SubtitleTracks.language("2024-09-17." + code + ".vtt");
        assertThat(language).isEqualTo(tag);
        assertThat(Locale.forLanguageTag(language).getDisplayName(Locale.ENGLISH))
                .isEqualTo(words);
    }

    private static String titles(String subRip) {
        String text = text(subRip.getBytes(StandardCharsets.UTF_8));
        assertThat(text).startsWith("WEBVTT\n\nNOTE Derived");
        return text.substring(text.indexOf("only.\n") + "only.\n".length());
    }

    private static String text(byte[] subRip) {
        return new String(WebVtt.of(subRip).orElseThrow(), StandardCharsets.UTF_8);
    }
}

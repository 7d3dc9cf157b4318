package org.posterity.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.model.Account;
import org.posterity.privacy.text.ContactScreen;
import org.posterity.privacy.text.Pseudonyms;
import org.posterity.privacy.text.SoundMakers;
import org.posterity.privacy.text.TextPattern;
import org.posterity.privacy.text.TextScreen;
import org.posterity.record.ThirdParties;

/** What a viewer of subtitles could read of other people is taken out of them, and nothing else changes. */
class SubtitleLinesTest {
    private static final String TIMES = "00:00:01.000 --> 00:00:04.480";

    private final List<TextScreen.Screened> found = new ArrayList<>();

    private static TextScreen texts(TextPattern.Handling handling) {
        return new TextScreen(
                new Pseudonyms(
                        () -> new byte[32],
                        List.of(new Account("tiktok", "kelp.and.kites")),
                        ThirdParties.PSEUDONYMISE),
                new ContactScreen(pattern -> handling),
                SoundMakers.KEEP,
                List.of());
    }

    private String screened(String subtitles) {
        return new SubtitleLines(subtitles, texts(TextPattern.Handling.MASK), found::add).text();
    }

    private String cue(String text) {
        String screened = screened("WEBVTT\n\n" + TIMES + "\n" + text + "\n");
        assertThat(screened).startsWith("WEBVTT\n\n" + TIMES + "\n").endsWith("\n");
        return screened.substring(("WEBVTT\n\n" + TIMES + "\n").length(), screened.length() - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1\r\n00:00:01,000 --> 00:00:04,000\r\nhow we dry kelp\r\n\r\n2\r\n00:00:04,000 --> 00:00:09,000\r\nin 2024",
                "1\n00:00:01,000 --> 00:00:04,000 X1:117 X2:619 Y1:042 Y2:428\n{\\an8}<i>kelp</i>\n2\n00:00:05,0 --> 00:00:09,00\ntide\n",
                "WEBVTT\nKind: captions\nLanguage: en\nX-TIMESTAMP-MAP=MPEGTS:900000000000,LOCAL:00:00:00.000\n\n"
                        + "STYLE\n@media screen { ::cue(.loud) { color: #ff00aa } }\n\nREGION\nid:pier width:40% lines:3\n\n"
                        + "pier-1\n00:01.000 --> 00:04.500 align:start position:10%,line-left region:pier\n"
                        + "dry<00:00:01.480><c> the</c><00:00:01.960><c> kelp</c> &amp; <b>fly</b> the @kelp.and.kites kite\n",
                "WEBVTT\n\n1726582041\n100:00:01.000 --> 100:00:04.000\n3 - 2 - 1\n-- go --\n\r\r00:02.000 --> 00:03.000\rtide\r",
                "1\n00:00:01,000 --> 00:00:04,000\nsee\nhttps://kites.example/\nfor more\n",
                "no subtitles\n",
                ""
            })
    void nothingElseChanges(String subtitles) {
        assertThat(screened(subtitles)).isEqualTo(subtitles);
        assertThat(found).allMatch(line -> line.rules().isEmpty());
    }

    @Test
    void namesContactDataAndKeysAreTakenOutLineByLine() {
        String screened = screened(
                "1\n00:00:01,000 --> 00:00:04,000\n<i>with @tern_and_tide</i>, ring +49 170 1234567\n\n"
                        + "2\n00:00:04,000 --> 00:00:09,500\nor tern@example.org\nhttps://a.example/x?sig=1 instagram.com/tern\n");
        assertThat(screened)
                .matches("1\n00:00:01,000 --> 00:00:04,000\n<i>with @person-[0-9a-f]{12}</i>, ring \\[phone number]\n\n"
                        + "2\n00:00:04,000 --> 00:00:09,500\nor \\[e-mail address]\n"
                        + "https://a.example/x instagram.com/person-[0-9a-f]{12}\n");
    }

    @Test
    void linesAreCountedByRule() {
        SubtitleLines lines = new SubtitleLines(
                "1\n00:00:01,000 --> 00:00:04,000\n@tern @tide\n@tern\ntern@example.org\n",
                texts(TextPattern.Handling.MASK),
                found::add);
        assertThat(lines.rules()).containsOnly(Map.entry("third-party", 2L), Map.entry("e-mail-address", 1L));
    }

    @Test
    void whatStandsBesideTheCuesIsATextToo() {
        assertThat(screened(
                        "WEBVTT by @tern_and_tide\n\nNOTE tern@example.org\n\n@tern_and_tide\n00:01.000 --> 00:04.000 region:@tern_and_tide\nkelp\n\n"
                                + "STYLE\n@media print { /* @tern_and_tide */ }\n"))
                .doesNotContain("tern")
                .contains(
                        "WEBVTT by @person-", "NOTE [e-mail address]", "\n00:01.000 --> 00:04.000 ", "\n@media print");
    }

    @Test
    void aStyleForSomebodysVoiceGoesOnFittingTheVoice() {
        String screened = screened(
                "WEBVTT\n\nSTYLE\n::cue(v[voice=\"Tern Tide\"]), ::cue(v[ voice='Tern Tide' ]) { color: red }\n\n"
                        + "00:01.000 --> 00:04.000\n<v Tern Tide>kelp\n");

        String pseudonym = screened.replaceAll("(?s).*<v ([^>]+)>.*", "$1");
        assertThat(pseudonym).startsWith("person-");
        assertThat(screened)
                .doesNotContain("Tern")
                .contains("[voice=\"" + pseudonym + "\"]", "[ voice='" + pseudonym + "' ]) { color: red }");
    }

    @Test
    void tagsAndCharacterReferencesHideNothing() {
        assertThat(cue("mail<00:00:01.480><c> tern</c><00:00:01.960><c>@example.org</c> now"))
                .isEqualTo("mail [e-mail address] now");
        assertThat(cue("mail tern&#64;example.org &amp; &#x40;tern_and_tide"))
                .matches("mail \\[e-mail address] &amp; @person-[0-9a-f]{12}");
        assertThat(cue("with @tern<b>_and_tide</b> <i>on</i>")).matches("with @person-[0-9a-f]{12} on");
    }

    @Test
    void aReferenceInSubRipIsNone() {
        String subRip = "1\n00:00:01,000 --> 00:00:04,000\ntern &amp; tide <i>@tide</i>\n";
        assertThat(screened(subRip)).contains("tern &amp; tide <i>@person-");
    }

    @Test
    void aVoiceWhoseTagIsNotClosedIsAPersonToo() {
        assertThat(cue("<v kelp.and.kites>dear <v.loud Anna Tern"))
                .matches("<v kelp.and.kites>dear <v.loud person-[0-9a-f]{12}");
    }

    @Test
    void aVoiceIsAPerson() {
        assertThat(cue("<v.loud Anna Tern>hello</v> <v kelp.and.kites>dear"))
                .matches("<v\\.loud person-[0-9a-f]{12}>hello</v> <v kelp\\.and\\.kites>dear");
    }

    @Test
    void whatIsBrokenOverTwoLinesBecomesOneLineWithoutIt() {
        assertThat(cue("call +49\n170 1234567 now")).isEqualTo("call [phone number] now");
        assertThat(cue("<i>call +49 170</i>\n<i>1234567</i> now")).isEqualTo("call [phone number] now");
        assertThat(cue("come to Kanarienstra\u00dfe\n12, 20457 Hamburg"))
                .contains("[postal address]")
                .doesNotContain("12");
        assertThat(cue("write to tern@\nexample.org now")).isEqualTo("write to [e-mail address] now");
        assertThat(cue("write to tern@example\n.org now")).isEqualTo("write to [e-mail address] now");
        assertThat(cue("with @tern_\nand_tide again")).matches("with @person-[0-9a-f]{12} again");
        assertThat(cue("see https://a.example/x?x-tos-signature=5ac0\nffee%3D&a=1 there"))
                .isEqualTo("see https://a.example/x there");
        assertThat(cue("see instagram.com/\ntern.and.tide")).doesNotContain("tern");
    }

    @Test
    void aLineBehindANameIsNotTakenForPartOfIt() {
        String two = cue("thanks to @tern\nand to the tide");
        assertThat(two).matches("thanks to @person-[0-9a-f]{12}\nand to the tide");
        assertThat(cue("call 0170 1234567\n2024 was fine")).isEqualTo("call [phone number]\n2024 was fine");
        assertThat(cue("hello\n@tern.club")).matches("hello\n@person-[0-9a-f]{12}");
        assertThat(cue("@tern\n@tide\n@tern")).matches("(@person-[0-9a-f]{12})\n@person-[0-9a-f]{12}\n\\1");
    }

    @Test
    void cuesAreNotJoined() {
        String two = "1\n00:00:01,000 --> 00:00:04,000\n+49\n\n2\n00:00:04,000 --> 00:00:09,000\n170 1234567\n";
        assertThat(screened(two)).isEqualTo(two);
    }

    @Test
    void whatIsFlaggedStaysAndIsTold() {
        String flagged = "1\n00:00:01,000 --> 00:00:04,000\ncall +49\n170 1234567\n";
        assertThat(new SubtitleLines(flagged, texts(TextPattern.Handling.FLAG), found::add).text())
                .isEqualTo(flagged);
        assertThat(found).anyMatch(line -> line.flagged().contains(TextPattern.PHONE_NUMBER));
    }

    @Test
    void aVeryLongTextIsScreenedToItsEnd() {
        String line = "call +49\n1632 2000037 or tern@\n";
        assertThat(screened("1\n00:00:01,000 --> 00:00:04,000\n" + line.repeat(40_000)))
                .doesNotContain("2000037");
        assertThat(screened("1\n00:00:01,000 --> 00:00:04,000\n" + "<".repeat(100_000) + "{\\".repeat(100_000)))
                .hasSizeGreaterThan(300_000);
        assertThat(screened("\n".repeat(1_000_000))).hasSize(1_000_000);
    }
}

package org.posterity.privacy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.record.ThirdParties;

/** Whoever made a sound, in every language of the table and every order. */
class SoundTitleTest {
    private static final List<String> MAKERS =
            List.of("Mira Falowska", "mira", "Łąka-Złota 🌊", "نورة السعيد", "美羽", "Ana - Maria", "@mira.99", "💋");
    private static final List<String> SEPARATORS = List.of(
            " - ",
            "  - ",
            "-",
            " – ",
            " — ",
            " − ",
            "\u00a0- ",
            " ‐ ",
            ": ",
            " : ",
            "：",
            "－",
            " | ",
            " · ",
            "\u200e - ",
            " - \u2068",
            "\n");

    private final Pseudonyms pseudonyms =
            new Pseudonyms(() -> new byte[32], List.of(Donation.ACCOUNT), ThirdParties.PSEUDONYMISE);

    static Stream<String> words() throws IOException {
        return rows().stream().map(row -> row[1]);
    }

    private static List<String[]> rows() throws IOException {
        try (InputStream in = SoundTitle.class.getResourceAsStream("sound-titles.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    @Test
    void theTableHasALanguageATitleAndWhereItIsFromInEachRow() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row).hasSize(3);
            assertThat(row[1]).isNotBlank().isEqualTo(row[1].strip());
            assertThat(row[2]).isIn("seen", "translation");
            assertThat(new Locale.Builder().setLanguageTag(row[0]).build().getDisplayLanguage(Locale.ENGLISH))
                    .isNotEqualTo(row[0]);
        });
        assertThat(rows().stream().map(row -> row[0] + row[1])).doesNotHaveDuplicates();
    }

    /** Those in which TikTok can be used. */
    @Test
    void noLanguageOfThePlatformIsMissing() throws IOException {
        Set<String> known = rows().stream().map(row -> row[0]).collect(Collectors.toSet());
        assertThat(known)
                .containsAll(Arrays.asList(
                        ("ar bg bn ca ceb cs da de el en es et fi fil fr ga gu he hi hr hu id is it ja jv kk"
                                        + " km kn ko lt lv ml mr ms my nb nl or pa pl pt ro ru sk sl sq sv sw ta te th tr uk ur uz vi"
                                        + " zh-Hans zh-Hant zu")
                                .split(" ")));
    }

    @ParameterizedTest
    @MethodSource("words")
    void theMakerOfAnOriginalSoundIsAPseudonymInEitherOrder(String words) {
        for (String maker : MAKERS) {
            for (String separator : SEPARATORS) {
                assertGone(words + separator + maker, maker);
                assertGone(maker + separator + words, maker);
            }
            for (String form : List.of(
                    "%s (%s)", "%s（%s）", "%s [%s]", "%s by %s", "♬ %s - %s", "♬ %s - \u2067%s\u2069", "\"%s\" - %s")) {
                assertGone(form.formatted(words, maker), maker);
            }
            for (String form : List.of("%2$s (%1$s)", "%2$s（%1$s）", "%2$s - %1$s - %2$s", "%2$s - %1$s 🎵")) {
                assertGone(form.formatted(words, maker), maker);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("words")
    void theWordsAreKnownHoweverTheyAreSpelt(String words) {
        for (String spelt : List.of(
                words.toUpperCase(Locale.ROOT),
                words.toUpperCase(Locale.forLanguageTag("tr")),
                words.toLowerCase(Locale.ROOT),
                Normalizer.normalize(words, Normalizer.Form.NFD),
                words.replace(" ", "\u00a0"),
                words.replace(" ", "\u200b"),
                words.replaceAll("([\\p{L}\\p{M}])$", "$1\u200f"),
                "\u202b" + words + "\u202c",
                fullWidth(words))) {
            assertGone(spelt + " - Mira Falowska", "Mira Falowska");
        }
    }

    private static String fullWidth(String words) {
        return words.chars()
                .map(sign -> sign > ' ' && sign < 0x7f ? sign + 0xfee0 : sign)
                .collect(StringBuilder::new, (all, sign) -> all.append((char) sign), StringBuilder::append)
                .toString();
    }

    private void assertGone(String title, String maker) {
        String screened = screened(title, SoundMakers.KEEP);
        assertThat(screened).as(title).containsPattern("person-[0-9a-f]{12}");
        for (String name : maker.split(" - ")) {
            assertThat(screened).as(title).doesNotContain(name);
        }
        assertThat(SoundTitle.mayNameAMaker(screened)).as(title).isFalse();
    }

    private String screened(String title, SoundMakers others) {
        return pseudonyms.inSound(title, others, List.of("Juno Marsh"));
    }

    @ParameterizedTest
    @MethodSource("words")
    void theCreatorAndNobodyStay(String words) {
        for (String title : List.of(
                words,
                words + " - ",
                words + " - kelp.and.kites",
                words + " - Juno Marsh",
                "kelp.and.kites - " + words,
                words + " (Contains music from: Kelp) - kelp.and.kites",
                words + " - Juno Marsh - kelp.and.kites")) {
            assertThat(screened(title, SoundMakers.PSEUDONYMISE)).isEqualTo(title);
            assertThat(SoundTitle.mayNameAMaker(title)).as(title).isFalse();
        }
    }

    @Test
    void whatStandsInBracketsBehindTheWordsIsNoMakerWhereOneFollows() {
        assertThat(screened("original sound (Contains music from: Kelp Song) - Tern Tide", SoundMakers.KEEP))
                .matches("original sound \\(Contains music from: Kelp Song\\) - person-[0-9a-f]{12}");
        assertThat(screened("美羽的原声", SoundMakers.KEEP)).matches("person-[0-9a-f]{12}的原声");
    }

    /** One person is one person, however the platform writes that they made it. */
    @Test
    void hasOnePseudonymInEveryForm() {
        assertThat(Stream.of(
                                "original sound - Tern Tide",
                                "Tern Tide - dźwięk oryginalny",
                                "Tern Tide (original sound)",
                                "الصوت الأصلي - \u2068Tern Tide\u2069",
                                "original sound by Tern Tide",
                                "♬ Originalton：Tern Tide")
                        .map(title -> screened(title, SoundMakers.KEEP).replaceAll(".*(person-\\w{12}).*", "$1")))
                .containsOnly(screened("original sound - Tern Tide", SoundMakers.KEEP)
                        .substring("original sound - ".length()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kelp Song - Tern Tide | Kelp Song - P",
                "Kelp-Song - Tern-Tide | Kelp-Song - P",
                "Kelp Song: Tern Tide | Kelp Song: P",
                "Kelp Song（Remix）－Tern | Kelp Song（Remix）－P",
                "oerklank van weleer - Tern Tide | oerklank van weleer - P",
                "Kelp Song | Kelp Song"
            })
    void artistsStayUnlessTheTableSaysOtherwise(String title, String withoutNames) {
        assertThat(screened(title, SoundMakers.KEEP)).isEqualTo(title);
        assertThat(SoundTitle.mayNameAMaker(title)).isTrue();
        String screened = screened(title, SoundMakers.PSEUDONYMISE);
        assertThat(screened.replaceAll("person-[0-9a-f]{12}", "P")).isEqualTo(withoutNames);
        assertThat(SoundTitle.mayNameAMaker(screened)).isEqualTo(!withoutNames.endsWith("P"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " - ", "N/A", "None", "null", "-", "—", "♬", "original sound"})
    void aTitleThatSaysNothingNamesNobody(String title) {
        assertThat(SoundTitle.mayNameAMaker(title)).isFalse();
        assertThat(screened(title, SoundMakers.PSEUDONYMISE)).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the original sound - of the sea",
                "we heard the original sound (again)",
                "oh: what a sound",
                "so - original",
                "kelp, son - originally from here"
            })
    void aSentenceIsNoTitle(String caption) {
        assertThat(screened(caption, SoundMakers.KEEP)).isEqualTo(caption);
        assertThat(pseudonyms.inText(caption)).isEqualTo(caption);
    }
}

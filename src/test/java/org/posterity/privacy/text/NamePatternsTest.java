package org.posterity.privacy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which forms of writing a text may still name a person. All names are invented. */
class NamePatternsTest {
    private final NamePatterns patterns = new NamePatterns(List.of("Juno Marsh"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "low tide, photo by Ilse Quist this morning | FULL_NAME",
                "today: thanks to Willem van der Zand for the rope | FULL_NAME",
                "merci à Anne-Lise O’Dowd pour le thé | FULL_NAME",
                "heute hat Jürgen Öztürk den Drachen geflickt | FULL_NAME",
                "сегодня пришла Нина Ветрова и принесла чай | FULL_NAME",
                "a long walk with Ilse | COMPANION",
                "am Strand mit Jonte und dem Hund | COMPANION",
                "au port avec Maëlle | COMPANION",
                "en la playa con Ximena | COMPANION",
                "nad morzem z Bożeną | COMPANION",
                "kites made by my friend Odile | COMPANION",
                "mi amiga Ximena vuela cometas | COMPANION",
                "sea song feat. Odile | FEATURED",
                "sea song ft Odile | FEATURED",
                "tea at Mrs. Quist on sunday | TITLED",
                "danke an Frau Quist | TITLED",
                "今日は渡辺さんと凧あげ | TITLED",
                "陈先生教我们放风筝 | TITLED",
                "오늘은 김해초 씨와 함께 | TITLED",
                "kite by Ilse Q. and me | INITIALS",
                "knots by I. Quist again | INITIALS",
                "sunset #IlseQuist #kelp | HASHTAG"
            })
    void seesWhatIsWrittenLikeAName(String text, NameHint hint) {
        assertThat(patterns.in(text)).contains(hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "low tide this morning, kelp everywhere",
                "Low Tide is my favourite time",
                "Drying kelp. Flying kites! What else?",
                "How We Dry The Kelp On Our Island",
                "Happy Birthday to everyone",
                "we spent Black Friday and New Year at home",
                "the wind from North Harbour",
                "with the dog and with you all",
                "mit Begeisterung und mit Ausstattung",
                "mit dem Hund am Strand",
                "a walk with @person-0123456789ab and @kelp.and.kites",
                "feat. @person-0123456789ab",
                "the water was 12 ft. Deep enough",
                "made in the U.S.A. and in the U.K.",
                "P.S. it rained",
                "#kelp #KELP #fyp #summer2024 #OneTwoThreeFour",
                "🎉 Good Morning everyone 🎉 Sea Foam again",
                "tides and strings by Juno Marsh",
                "皆さん、お母さんと海へ行きました",
                "오늘 날씨가 좋다",
                "HIGH WIND WARNING TODAY"
            })
    void leavesAloneWhatIsNot(String text) {
        assertThat(patterns.in(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'เดินเล่นริมทะเลกับเพื่อน', true",
        "'مع الأصدقاء على الشاطئ', true",
        "'凧を上げる', true",
        "'kelp 海', false",
        "'морская капуста', false",
        "'#fyp 2024 🌊', false"
    })
    void saysWhereHardlyAnyNameCouldBeSeen(String text, boolean hardly) {
        assertThat(NamePatterns.canHardlyJudge(text)).isEqualTo(hardly);
    }

    @Test
    void doesNotStumbleOverALongText() {
        for (String piece : List.of("Aa-", "Ilse ", "a", "#Aa", "J. ", "with ", "Ilse van de ", "渡", "O’")) {
            String text = piece.repeat(1_000_000);
            assertThatCode(() -> patterns.in(text)).as(piece).doesNotThrowAnyException();
        }
    }
}

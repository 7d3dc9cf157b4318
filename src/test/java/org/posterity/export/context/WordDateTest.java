package org.posterity.export.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "August 31 | 8 | 31",
                "31 August | 8 | 31",
                "31. August | 8 | 31",
                "Aug. 31 | 8 | 31",
                "AUG 31 | 8 | 31",
                "31st of August | 8 | 31",
                "31 de agosto | 8 | 31",
                "1er août | 8 | 1",
                "1º de março | 3 | 1",
                "18 tháng Tám | 8 | 18",
                "18 tháng 8 | 8 | 18",
                "8 tháng 9 | 9 | 8",
                "12 tháng Mười Hai | 12 | 12",
                "18 января | 1 | 18",
                "18 янв. | 1 | 18",
                "9月6日 | 9 | 6",
                "12月1日 | 12 | 1",
                "8월 31일 | 8 | 31",
                "31 ağustos | 8 | 31",
                "31 sierpnia | 8 | 31",
                "31 augustus | 8 | 31",
                "3 mrt | 3 | 3",
                "٣١ أغسطس | 8 | 31",
                "31 สิงหาคม | 8 | 31",
                "31 अगस्त | 8 | 31",
                "11月27日 | 11 | 27",
            })
    void readsADayInTheWordsOfManyLanguages(String text, int month, int day) {
        WordDate date = WordDate.of(text).orElseThrow();
        assertThat(date.day()).isEqualTo(day);
        assertThat(date.year()).isZero();
        assertThat(new Tongue(List.of(date), Set.of()).months(date)).containsExactly(month);
    }

    @Test
    void readsEveryMonthOfEveryLanguageThatTheJdkKnows() {
        for (Locale locale : Locale.getAvailableLocales()) {
            for (Month month : Month.values()) {
                String name = month.getDisplayName(TextStyle.FULL, locale);
                if (!locale.getLanguage().isEmpty() && !name.matches("[\\p{Nd}\\s]*")) {
                    assertThat(WordDate.of("17 " + name).or(() -> WordDate.of(name + " 17")))
                            .as(locale + " " + name)
                            .hasValueSatisfying(date -> assertThat(date.monthsIn(Set.of(locale.getLanguage())))
                                    .contains(month.getValue()));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-27,2025",
        "2025/11/27,2025",
        "'November 27, 2025',2025",
        "2025年11月27日,2025",
        "27 ноября 2025 г.,2025"
    })
    void takesAYearThatIsGiven(String text, int year) {
        WordDate date = WordDate.of(text).orElseThrow();
        assertThat(date.day()).isEqualTo(27);
        assertThat(date.year()).isEqualTo(year);
        assertThat(new Tongue(List.of(date), Set.of()).months(date)).containsExactly(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "November",
                "27",
                "November 32",
                "November 0",
                "11/12",
                "03.04.",
                "yesterday 3",
                "3 hours ago",
                "November 27 December 3",
                "2025-13-01",
                "undefined",
                "99999999999999999999 May"
            })
    void doesNotGuess(String text) {
        assertThat(WordDate.of(text)).isEmpty();
    }

    @Test
    void tellsTheLanguageOfAWordThatNamesTwoMonthsByTheOtherDates() {
        WordDate november = WordDate.of("5 listopada").orElseThrow();
        WordDate polish = WordDate.of("5 grudnia").orElseThrow();
        WordDate croatian = WordDate.of("5 studenoga").orElseThrow();
        assertThat(november.months()).containsOnlyKeys(10, 11);
        assertThat(new Tongue(List.of(november, polish), Set.of()).months(november))
                .containsExactly(11);
        assertThat(new Tongue(List.of(november, croatian), Set.of()).months(november))
                .containsExactly(10);
        assertThat(new Tongue(List.of(november), Set.of()).months(november)).containsExactly(10, 11);
        assertThat(new Tongue(List.of(november), Set.of("pl")).months(november)).containsExactly(11);
    }
}

package org.posterity.export.tiktok.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        assertThat(new DateLanguage(List.of(date), Set.of()).months(date)).containsExactly(month);
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

    /** With its year as the JDK's locales write it; without, by the patterns that JDK 19 and later know. */
    @Test
    void readsEveryDayInEveryFormOfEveryLanguageThatTheJdkKnows() {
        List<String> unread = new ArrayList<>();
        for (Locale locale : Locale.getAvailableLocales()) {
            if (locale.getLanguage().isEmpty() || NOT_READ.contains(locale.getLanguage())) {
                continue;
            }
            for (LocalDate day :
                    List.of(LocalDate.of(2024, 5, 3), LocalDate.of(2024, 9, 17), LocalDate.of(2024, 12, 31))) {
                for (FormatStyle style : List.of(FormatStyle.LONG, FormatStyle.MEDIUM)) {
                    check(DateTimeFormatter.ofLocalizedDate(style), locale, day, 2024, unread);
                }
                for (String skeleton : List.of("MMMMd", "MMMd", "Md")) {
                    Optional<DateTimeFormatter> form = skeleton(skeleton);
                    form.ifPresent(it -> check(it, locale, day, 0, unread));
                }
            }
        }
        assertThat(unread).isEmpty();
    }

    /** Languages in which TikTok is not offered; those of the second line are known to newer JDKs only. */
    private static final Set<String> NOT_READ =
            Set.of("bo", "dz", "ii", "dyo", "nnh", "yo", /* JDK 25 */ "cv", "ff", "kgp", "ku", "sc", "syr");

    @ParameterizedTest
    @CsvSource({"V/03, 5, 3", "IX/17, 9, 17", "XII/31, 12, 31", "i. 1, 1, 1"})
    void readsAMonthInRomanNumbers(String text, int month, int day) {
        assertThat(WordDate.of(text))
                .hasValueSatisfying(
                        date -> assertThat(List.of(date.month(), date.day())).containsExactly(month, day));
    }

    private static void check(DateTimeFormatter form, Locale locale, LocalDate day, int year, List<String> unread) {
        String text = form.withLocale(locale)
                .withDecimalStyle(DecimalStyle.of(locale))
                .format(day);
        boolean read = WordDate.of(text)
                .filter(date -> date.year() == year && saysSo(date, locale.getLanguage(), day))
                .isPresent();
        if (!read) {
            unread.add(locale + " " + text);
        }
    }

    private static boolean saysSo(WordDate date, String language, LocalDate day) {
        if (date.order()) {
            return Set.of(date.day(), date.month()).equals(Set.of(day.getDayOfMonth(), day.getMonthValue()));
        }
        return date.day() == day.getDayOfMonth()
                && date.monthsIn(Set.of(language)).equals(Set.of(day.getMonthValue()));
    }

    private static Optional<DateTimeFormatter> skeleton(String skeleton) {
        try {
            return Optional.of((DateTimeFormatter) DateTimeFormatter.class
                    .getMethod("ofLocalizedPattern", String.class)
                    .invoke(null, skeleton));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    /** As Unicode CLDR 47 writes them; the JDK 17 cannot be asked. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31 בדצמבר | 12 | 31",
                "31 בדצמ׳ | 12 | 31",
                "gruodžio 31 d. | 12 | 31",
                "арван хоёрдугаар сарын 31 | 12 | 31",
                "12-р сарын 31 | 12 | 31",
                "abenduaren 31(a) | 12 | 31",
                "abe. 31(a) | 12 | 31",
                "Septyembre 17 | 9 | 17",
                "31 ta’ Diċembru | 12 | 31",
                "31mh dhen Dùbhlachd | 12 | 31",
                "31ê berfanbarê | 12 | 31",
                "১৭ সেপ | 9 | 17",
                "dzome 31 lia | 12 | 31",
            })
    void readsADayWithWhatALanguageAddsToItsMonth(String text, int month, int day) {
        WordDate date = WordDate.of(text).orElseThrow();
        assertThat(date.day()).isEqualTo(day);
        assertThat(new DateLanguage(List.of(date), Set.of()).months(date)).containsExactly(month);
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
        assertThat(new DateLanguage(List.of(date), Set.of()).months(date)).containsExactly(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "November",
                "27",
                "November 32",
                "November 0",
                "32/12",
                "13.13.",
                "0-5",
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
        assertThat(new DateLanguage(List.of(november, polish), Set.of()).months(november))
                .containsExactly(11);
        assertThat(new DateLanguage(List.of(november, croatian), Set.of()).months(november))
                .containsExactly(10);
        assertThat(new DateLanguage(List.of(november), Set.of()).months(november))
                .containsExactly(10, 11);
        assertThat(new DateLanguage(List.of(november), Set.of("pl")).months(november))
                .containsExactly(11);
    }
}

package org.posterity.privacy.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers that libphonenumber gives as examples of every region's, written so that one can ring them from anywhere. */
class PhoneNumbersOfAllRegionsTest {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String BEFORE = "ask for me at ";
    private static final String BEHIND = " after dark";

    /** Seven digits with the country's, or written in threes as counts are: such a number cannot be told from a count. */
    private static final Set<String> LIKE_COUNTS = Set.of("AD", "NU", "TA", "TK");

    static Stream<String> regions() {
        return new TreeSet<>(NUMBERS.getSupportedRegions()).stream().filter(region -> !LIKE_COUNTS.contains(region));
    }

    @ParameterizedTest
    @MethodSource("regions")
    void areFoundWholeWithTheirCountrysCode(String region) {
        for (PhoneNumberType type :
                List.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE)) {
            PhoneNumber example = NUMBERS.getExampleNumberForType(region, type);
            if (example != null) {
                isFoundWhole(NUMBERS.format(example, PhoneNumberFormat.INTERNATIONAL));
                isFoundWhole(NUMBERS.format(example, PhoneNumberFormat.E164));
            }
        }
    }

    private static void isFoundWhole(String number) {
        assertThat(PhoneNumbers.in(BEFORE + number + BEHIND))
                .as(number)
                .containsExactly(new Span(BEFORE.length(), BEFORE.length() + number.length()));
    }
}

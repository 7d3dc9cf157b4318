package org.posterity.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {
    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                2,
                10,
                999,
                1000,
                1234,
                12_345,
                999_999,
                1_000_000,
                1_234_567,
                1_000_000_000,
                999_999_999_999L
            })
    void readsANumberHoweverItIsWritten(long number) {
        String plain = Long.toString(number);
        assertThat(WholeNumber.of(plain)).hasValue(number);
        assertThat(WholeNumber.of(" " + plain + "\t")).hasValue(number);
        assertThat(WholeNumber.of(plain + ".0")).hasValue(number);
        for (char separator : ",.'\u2019 \u00a0\u202f".toCharArray()) {
            String grouped = String.format(java.util.Locale.ROOT, "%,d", number).replace(',', separator);
            assertThat(WholeNumber.of(grouped)).as(grouped).hasValue(number);
        }
        assertThat(WholeNumber.of(new BigDecimal(plain + ".000"))).hasValue(number);
        assertThat(WholeNumber.of(new BigDecimal(number).scaleByPowerOfTen(-2).multiply(BigDecimal.valueOf(100))))
                .hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "x", "1.2K", "1.5", "12,34", "1,234.567,890", "1,234.5", "-3", "1e3", "0x1", "12 34"})
    void readsNothingElse(String text) {
        assertThat(WholeNumber.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "1e-999999999", "-1", "0.5", "1e18"})
    void readsNoNumberThatIsNoCount(BigDecimal number) {
        assertThat(WholeNumber.of(number)).isEmpty();
    }

    @Test
    void isBounded() {
        assertThat(WholeNumber.of("1".repeat(1_000_000))).isEmpty();
    }
}

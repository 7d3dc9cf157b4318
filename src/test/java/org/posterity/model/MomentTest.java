package org.posterity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-30T20:58:42Z",
                "0000-01-01T00:00:00Z",
                "2024-02-29T23:59:59Z",
                "2026-11-30T20:58:42.5Z",
                "2026-11-30T20:58:42.123456789Z",
                "+12026-11-30T20:58:42Z",
                "-0001-11-30T20:58:42Z"
            })
    void isWhatTheLibraryReads(String text) {
        assertThat(Moment.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-30",
                "2026-13-30T20:58:42Z",
                "2025-02-29T20:58:42Z",
                "2026-11-30T20:58:61Z",
                "2026-11-30T25:58:42Z",
                "2026-11-30t20:58:4 Z",
                "2026-11-30T20:58:+2Z",
                "2026/11/30T20:58:42Z",
                "٢٠٢٦-11-30T20:58:42Z"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Moment.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void everyDayOfAYearIsRead() {
        Instant day = Instant.parse("2024-01-01T06:07:08Z");
        for (int i = 0; i < 366; i++) {
            Instant moment = day.plusSeconds(86_400L * i);
            assertThat(Moment.parse(moment.toString())).isEqualTo(moment);
        }
    }
}

package org.posterity.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InWordsTest {

    @Test
    void countsInSingularAndPlural() {
        assertThat(InWords.count(0, "post")).isEqualTo("0 posts");
        assertThat(InWords.count(1, "post")).isEqualTo("1 post");
        assertThat(InWords.count(5000, "post")).isEqualTo("5,000 posts");
    }

    @Test
    void writesSizesInDecimalUnits() {
        assertThat(InWords.size(1)).isEqualTo("1 byte");
        assertThat(InWords.size(999)).isEqualTo("999 bytes");
        assertThat(InWords.size(1000)).isEqualTo("1.0 kB");
        assertThat(InWords.size(9_949)).isEqualTo("9.9 kB");
        assertThat(InWords.size(9_951)).isEqualTo("10 kB");
        assertThat(InWords.size(999_700)).isEqualTo("1.0 MB");
        assertThat(InWords.size(4_213_000)).isEqualTo("4.2 MB");
        assertThat(InWords.size(5_400_000_000L)).isEqualTo("5.4 GB");
        assertThat(InWords.size(Long.MAX_VALUE)).isEqualTo("9223 PB");
    }

    @Test
    void writesDurationsAsPlayersDo() {
        assertThat(InWords.clockTime(Duration.ZERO)).isEqualTo("0:00");
        assertThat(InWords.clockTime(Duration.ofMillis(300))).isEqualTo("0:01");
        assertThat(InWords.clockTime(Duration.ofMillis(7_400))).isEqualTo("0:07");
        assertThat(InWords.clockTime(Duration.ofSeconds(750))).isEqualTo("12:30");
        assertThat(InWords.clockTime(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
    }

    @Test
    void writesTimesInUtc() {
        Instant time = Instant.parse("2025-09-02T23:41:07Z");

        assertThat(InWords.minute(time)).isEqualTo("2 September 2025, 23:41 UTC");
        assertThat(InWords.shortDay(time)).isEqualTo("2 Sep 2025");
    }

    @Test
    void listsAsASentenceDoes() {
        assertThat(InWords.list(List.of())).isEmpty();
        assertThat(InWords.list(List.of("a"))).isEqualTo("a");
        assertThat(InWords.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    }
}

package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.posterity.holdings.Holding;
import org.posterity.holdings.SampleHoldings;

/** A grant that has ended deletes nothing; it asks. */
class EndedConsentTest {
    private final Holding untilFebruary =
            SampleHoldings.of("urn:example:1", 1, "tiktok:kelp.and.kites", Optional.empty());

    @Test
    void isToldInTheListFromTheDayAfter() {
        assertThat(ListCommand.line(untilFebruary, LocalDate.of(2046, 2, 28))).doesNotContain("ended");
        assertThat(ListCommand.line(untilFebruary, LocalDate.of(2046, 3, 1)))
                .contains("consent ended on 2046-02-28", "ask for a renewal");
    }

    @Test
    void neverConcernsAGiftForGood() {
        assertThat(ListCommand.line(SampleHoldings.bare("urn:example:2"), LocalDate.of(2999, 1, 1)))
                .doesNotContain("ended");
    }
}

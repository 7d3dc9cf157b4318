package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.posterity.application.HeldPackage;
import org.posterity.holdings.Holding;
import org.posterity.holdings.SampleHoldings;

/** A grant that has ended deletes nothing; it asks. */
class EndedConsentTest {
    private final Holding untilFebruary =
            SampleHoldings.of("urn:example:1", 1, "tiktok:kelp.and.kites", Optional.empty());

    private static String line(Holding holding, LocalDate today) {
        return ListCommand.line(HeldPackage.of(holding.aip(), Optional.of(holding), List.of(), false, today));
    }

    @Test
    void isToldInTheListFromTheDayAfter() {
        assertThat(line(untilFebruary, LocalDate.of(2046, 2, 28))).doesNotContain("ended");
        assertThat(line(untilFebruary, LocalDate.of(2046, 3, 1)))
                .contains("consent ended on 2046-02-28", "ask for a renewal");
    }

    @Test
    void neverConcernsAGiftForGood() {
        assertThat(line(SampleHoldings.bare("urn:example:2"), LocalDate.of(2999, 1, 1)))
                .doesNotContain("ended");
    }
}

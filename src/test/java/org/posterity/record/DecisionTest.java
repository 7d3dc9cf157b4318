package org.posterity.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.model.Category;
import org.posterity.record.Accounting.Decision;

/** What a decision on a category means for what is in the package. */
class DecisionTest {
    @ParameterizedTest
    @CsvSource({
        "kept,     2, true,  true,  false",
        "kept,     0, true,  false, false",
        "counted,  2, true,  true,  true",
        "counted,  0, true,  false, true",
        "left-out, 0, false, false, false",
        // nothing that is left out is there, whatever a record says of how much
        "left-out, 2, false, false, false"
    })
    void somethingIsPresentWhereItIsKeptAndTheDonationHadIt(
            String keeping, long held, boolean kept, boolean present, boolean counted) {
        Decision decision =
                new Decision(Category.LIKES, "consent:likes", "aggregate", keeping, held, "Chosen.", Optional.empty());

        assertThat(decision.kept()).isEqualTo(kept);
        assertThat(decision.present()).isEqualTo(present);
        assertThat(decision.counted()).isEqualTo(counted);
    }
}

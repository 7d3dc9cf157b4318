package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.posterity.consent.HeldCopies.Place;

class StoreRuleTest {
    private static final List<Place> COPIES = List.of(new Place("harbour", "DE"), new Place("cloud", "US"));

    @Test
    void aConsentThatExcludesTheStoreOfACopyIsRefusedAndTheStoreNamed() {
        assertThat(StoreRule.examine(List.of("DE", "FR"), COPIES)).hasValueSatisfying(refusal -> {
            assertThat(refusal.code()).isEqualTo("copy-not-allowed");
            assertThat(refusal.summary()).contains("cloud (US)").doesNotContain("harbour");
        });
    }

    @Test
    void aConsentThatAllowsThemAllOrLimitsNothingPasses() {
        assertThat(StoreRule.examine(List.of("DE", "US"), COPIES)).isEmpty();
        assertThat(StoreRule.examine(List.of(), COPIES)).isEmpty();
        assertThat(StoreRule.examine(List.of("FR"), List.of())).isEmpty();
    }
}

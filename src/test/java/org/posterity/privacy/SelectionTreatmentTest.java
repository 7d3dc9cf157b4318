package org.posterity.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.posterity.privacy.SelectionPolicyTest.table;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.posterity.model.Category;
import org.posterity.model.TerminalFailure;

/** A treatment that this version cannot give stops the program; what is asked for must not be guessed, nor left out without a word. */
class SelectionTreatmentTest {
    private static final String TABLE = """
            categories:
              %s:
                treatment: %s
                reason: Because.
            """;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "posts, aggregate, 'keep, pseudonymise, leave-out'",
        "non-public-posts, aggregate, 'keep, pseudonymise, leave-out'",
        "deleted-posts, aggregate, 'keep, pseudonymise, leave-out'",
        "profile, aggregate, 'keep, pseudonymise, leave-out'",
        "media, pseudonymise, 'keep, leave-out'",
        "media, aggregate, 'keep, leave-out'",
        "followers, keep, 'aggregate, leave-out'",
        "followers, pseudonymise, 'aggregate, leave-out'",
    })
    void anImpossibleTreatmentIsRefusedWithThoseThatArePossible(String category, String treatment, String possible) {
        assertThatThrownBy(() -> table(TABLE.formatted(category, treatment)))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("categories." + category + ".treatment (line 3)")
                .hasMessageContaining("Possible for " + category + ": " + possible);
        assertThatThrownBy(() -> table(TABLE.formatted(category, "leave-out\n    if-chosen: " + treatment)))
                .hasMessageContaining("categories." + category + ".if-chosen (line 4)")
                .hasMessageContaining(possible);
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void everyPossibleTreatmentOfEveryCategoryIsTaken(Category category) {
        for (Treatment treatment : PossibleTreatments.of(category)) {
            assertThat(table(TABLE.formatted(category.id(), treatment.id())).treatment(category))
                    .isEqualTo(treatment);
        }
    }

    @Test
    void aRuleOfLawThatACategoryCannotFollowIsRefusedToo() {
        String law = """
                law:
                  old:
                    when: always
                    categories: [comments, media, followers]
                    treatment: pseudonymise
                    reason: Because.
                """;
        assertThatThrownBy(() -> table(TABLE.formatted("posts", "keep") + law))
                .hasMessageContaining("law.old.treatment (line 9)")
                .hasMessageContaining("not possible for media, followers.")
                .hasMessageContaining("Possible for media: keep, leave-out");
    }
}

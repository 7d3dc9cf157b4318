package org.posterity.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.consent.ConsentTerms;
import org.posterity.consent.Grant;
import org.posterity.consent.ThirdParties;
import org.posterity.export.Donation;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.TerminalFailure;

class RetentionTableTest {
    private static final Digest ANY = Digest.sha256(new byte[0]);

    @ParameterizedTest
    @CsvSource({
        "posts, keep, posts, true, consent:posts",
        "posts, keep, media, false, consent:posts",
        "posts, leave-out, posts, false, retention:posts",
        "posts, leave-out, media, false, retention:posts",
        "posts, LEAVE_OUT, posts, false, retention:posts",
        "posts, pseudonymise, posts, true, consent:posts",
        "posts, aggregate, posts, false, retention:posts",
        "media, pseudonymise, media, false, retention:media",
        "engagement, aggregate, engagement, true, consent:engagement",
        "media, keep, posts, false, retention:posts"
    })
    void letsTheStricterOfTableAndConsentWin(
            String category, String treatment, String consented, boolean kept, String clause) {
        Category asked =
                Category.parse(clause.substring(clause.indexOf(':') + 1)).orElseThrow();
        Clause decision = table("categories:\n  " + category + ":\n    treatment: " + treatment + "\n    reason: why\n")
                .decide(asked, terms(EnumSet.of(Category.parse(consented).orElseThrow())), false);
        assertThat(decision.kept()).isEqualTo(kept);
        assertThat(decision.id()).isEqualTo(clause);
        assertThat(decision.reason()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "null",
                "[]",
                "posts: keep",
                "categories:",
                "categories: []",
                "categories: keep",
                "categories:\n  posts: keep\n",
                "categories:\n  posts:\n    treatment: kep\n",
                "categories:\n  posts:\n    treatment: [keep]\n",
                "categories:\n  posts:\n    treatment:\n",
                "categories:\n  posts:\n    reason: why\n",
                "categories:\n  post:\n    treatment: keep\n",
                "categories:\n  Posts:\n    treatment: keep\n",
                "categories:\n  posts:\n    treatment: leave-out\n  posts:\n    treatment: keep\n",
                "categories:\n  posts:\n    treatment: leave-out\n    treatment: keep\n",
                "categories:\n  posts:\n    treatment: keep\n---\ncategories: {}\n",
                "categories:\n\tposts: x",
                "categories: {",
                "categories:\n  posts: &a\n    treatment: *b\n",
                "\u0001",
                "%YAML 9.9\n---\n@"
            })
    void stopsWithClearWordsAtAMistake(String yaml) {
        assertThatThrownBy(() -> table(yaml))
                .isInstanceOf(TerminalFailure.class)
                .hasMessageContaining("retention.yaml");
    }

    @Test
    void stopsAtBytesThatAreNoText() {
        assertThatThrownBy(() -> RetentionTable.parse(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, (byte) 0xd8}))
                .isInstanceOf(TerminalFailure.class);
    }

    @Test
    void readsTheShippedTableWhichNamesEveryCategory() throws IOException {
        byte[] shipped = Files.readAllBytes(Path.of("config/retention.yaml"));
        RetentionTable table = RetentionTable.parse(shipped);
        assertThat(table.digest()).isEqualTo(Digest.sha256(shipped));
        for (Category category : Category.values()) {
            assertThat(table.decide(category, terms(EnumSet.allOf(Category.class)), false)
                            .reason())
                    .as(category.id())
                    .isNotBlank()
                    .doesNotContain("does not name");
        }
    }

    static RetentionTable table(String yaml) {
        return RetentionTable.parse(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static ConsentTerms terms(Set<Category> categories) {
        return new ConsentTerms(
                "a",
                List.of(Donation.ACCOUNT),
                false,
                "Harbour Library",
                List.of(new Grant(
                        categories,
                        Set.of("preservation"),
                        AccessLevel.OPEN,
                        java.time.LocalDate.parse("2026-03-01"),
                        java.util.Optional.empty())),
                java.util.Optional.empty(),
                "1",
                ANY,
                ANY,
                false,
                ThirdParties.PSEUDONYMISE,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}

package org.posterity.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.model.PostCounts;
import org.posterity.model.SubmissionId;

/** Names of collections are compared as people write them. */
class CollectionNamesTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "island-voices,island-voices",
                "island-voices,Island Voices",
                "island-voices,ISLAND_VOICES",
                "island-voices, island -  voices ",
                "island-voices,island\u2013voices",
                "Island\u00a0Voices,island\u2010voices",
                "Stra\u00dfe,STRASSE",
                "\u00c9t\u00e9,E\u0301te\u0301",
                "\u0421\u0435\u0432\u0435\u0440,\u0441\u0435\u0432\u0435\u0440",
                "2026-17,2026 17",
                "---,---"
            })
    void oneNameInTwoSpellings(String held, String asked) {
        assertThat(in(Optional.of(held)).isIn(asked)).isTrue();
        assertThat(in(Optional.of(asked)).isIn(held)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "island-voices,island",
                "island-voices,islandvoices",
                "island-voices,voices island",
                "2026-17,2026-170",
                "---,***",
                "a, "
            })
    void twoNames(String held, String asked) {
        assertThat(in(Optional.of(held)).isIn(asked)).isFalse();
        assertThat(in(Optional.of(asked)).isIn(held)).isFalse();
    }

    @Test
    void whatIsInNoCollectionIsInNone() {
        assertThat(in(Optional.empty()).isIn("")).isFalse();
        assertThat(in(Optional.empty()).isIn("island-voices")).isFalse();
    }

    private static Holding in(Optional<String> collection) {
        Digest digest = Digest.sha256(new byte[0]);
        return new Holding(
                PackageId.mint(digest),
                1,
                1,
                new Account("tiktok", "kelp.and.kites"),
                "Library of Harbours",
                collection,
                Optional.empty(),
                SubmissionId.of(digest),
                digest,
                Instant.EPOCH,
                new PostCounts(0, 0, 0, 0, 0),
                0,
                AccessLevel.OPEN,
                Optional.empty(),
                "storage/x",
                List.of());
    }
}

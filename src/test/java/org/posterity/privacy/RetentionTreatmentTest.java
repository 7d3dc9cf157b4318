package org.posterity.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.consent.ConsentTerms;
import org.posterity.consent.Grant;
import org.posterity.consent.ThirdParties;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Digest;

/** A treatment that this version cannot carry out must not end in keeping everything. */
class RetentionTreatmentTest {
    private static final Digest DIGEST = Digest.sha256("a record".getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest(name = "{0}: {1} is kept: {2}")
    @CsvSource({
        "posts, keep, true",
        "posts, pseudonymise, true",
        "posts, aggregate, false",
        "posts, leave-out, false",
        "profile, pseudonymise, true",
        "profile, aggregate, false",
        "media, keep, true",
        "media, pseudonymise, false",
        "media, aggregate, false",
        "engagement, aggregate, true",
        "followers, keep, false",
        "followers, pseudonymise, false",
    })
    void keepsOnlyWhatTheTreatmentAllows(String category, String treatment, boolean kept) {
        RetentionTable table = RetentionTable.parse(
                ("categories:\n  " + category + ":\n    treatment: " + treatment + "\n    reason: Because.\n")
                        .getBytes(StandardCharsets.UTF_8));
        Category asked = Category.parse(category).orElseThrow();
        assertThat(table.decide(asked, termsFor(asked), false).kept()).isEqualTo(kept);
    }

    private static ConsentTerms termsFor(Category category) {
        return new ConsentTerms(
                "agreement-1",
                List.of(new Account("tiktok", "kelp.and.kites")),
                false,
                "The Library of Small Things",
                List.of(new Grant(
                        Set.of(category),
                        Set.of("preservation"),
                        AccessLevel.OPEN,
                        LocalDate.of(2026, 1, 1),
                        Optional.empty())),
                Optional.empty(),
                "1",
                DIGEST,
                DIGEST,
                false,
                ThirdParties.PSEUDONYMISE,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}

package org.posterity.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.page.Fact;
import org.posterity.record.Accounting;
import org.posterity.record.ConsentTerms;
import org.posterity.record.Grant;
import org.posterity.record.Terms;
import org.posterity.record.ThirdParties;

class ProcessingTest {
    private static final String CLOSED = "Closed today, because consent has ended";
    private static final LocalDate LAST = LocalDate.parse("2036-03-31");

    private static final Terms NOW = new Terms(
            1,
            List.of(new Terms.OfAccession(
                    1,
                    "urn:posterity:agreement:a",
                    Optional.empty(),
                    List.of(new Grant(
                            Set.of(Category.POSTS),
                            Set.of("preservation"),
                            AccessLevel.OPEN,
                            LocalDate.parse("2026-03-01"),
                            Optional.of(LAST))),
                    Optional.empty(),
                    false,
                    List.of(),
                    Optional.empty())),
            List.of());
    private static final Accounting.Selection NOTHING = new Accounting.Selection(
            Digest.sha256(new byte[0]), Optional.empty(), List.of(), new TreeMap<>(), "keep", List.of());

    private static ConsentTerms until(LocalDate last) {
        Grant grant = new Grant(
                EnumSet.of(Category.POSTS),
                Set.of("preservation"),
                AccessLevel.OPEN,
                LocalDate.parse("2026-03-01"),
                Optional.of(last));
        return new ConsentTerms(
                "a",
                List.of(new Account("tiktok", "kelp.and.kites")),
                false,
                "Harbour Library",
                List.of(grant),
                Optional.empty(),
                "1",
                Digest.sha256(new byte[0]),
                Digest.sha256(new byte[0]),
                false,
                ThirdParties.PSEUDONYMISE,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aPackageIsClosedFromTheDayAfterItsConsentEnded() {
        Processing processing = new Processing();
        processing.add(until(LAST), NOW, NOTHING, LAST);
        assertThat(processing.facts().get("readers")).contains(new Fact(CLOSED, "0 of 1 package"));
        processing.add(until(LAST), NOW, NOTHING, LAST.plusDays(1));
        assertThat(processing.facts().get("readers")).contains(new Fact(CLOSED, "1 of 2 packages"));
    }
}

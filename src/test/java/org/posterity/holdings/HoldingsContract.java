package org.posterity.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;

/** What every index of holdings keeps its word on. */
public abstract class HoldingsContract {
    private static final Holding FIRST = SampleHoldings.of("urn:x:1", 1, "tiktok:Kelp.And.Kites", Optional.of("sea"));
    private static final Holding SECOND = SampleHoldings.of("urn:x:1", 2, "tiktok:Kelp.And.Kites", Optional.of("sea"));
    private static final Holding OTHER = SampleHoldings.of("urn:x:0", 1, "tiktok:half.a.drawer", Optional.of("land"));
    private static final Holding BARE = SampleHoldings.bare("urn:x:2");

    @TempDir
    protected Path folder;

    protected Holdings holdings;

    protected abstract Holdings open();

    @BeforeEach
    void start() {
        holdings = open();
    }

    @AfterEach
    void stop() {
        holdings.close();
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(holdings.count()).isZero();
        assertThat(holdings.ids()).isEmpty();
        assertThat(holdings.list()).isEmpty();
        assertThat(holdings.find(FIRST.aip())).isEmpty();
        assertThat(holdings.ofSubmission(FIRST.submissionDigest())).isEmpty();
    }

    @Test
    void findsWhatIsUnderAnAgreement() {
        holdings.enter(List.of(SampleHoldings.entry(FIRST), SampleHoldings.entry(OTHER), SampleHoldings.entry(BARE)));
        String agreement = OTHER.agreements().get(0).agreement();

        List<Holding> under = List.of(FIRST, OTHER, BARE).stream()
                .filter(holding -> holding.agreements().stream()
                        .anyMatch(it -> it.agreement().equals(agreement)))
                .toList();

        assertThat(holdings.underAgreement(agreement))
                .contains(OTHER)
                .doesNotContain(BARE)
                .hasSameElementsAs(under);
        assertThat(holdings.underAgreement(agreement.substring(1))).isEmpty();
        assertThat(holdings.underAgreement("urn:x:none")).isEmpty();
    }

    @Test
    void findsWhatWasRecordedInEveryWay() {
        holdings.enter(List.of(SampleHoldings.entry(FIRST)));
        holdings.enter(List.of(SampleHoldings.entry(BARE)));

        assertThat(holdings.find(FIRST.aip())).contains(FIRST);
        assertThat(holdings.find(BARE.aip())).contains(BARE);
        assertThat(holdings.ofSubmission(FIRST.submissionDigest())).contains(FIRST);
        assertThat(holdings.ofSubmission(Digest.sha256(new byte[] {1}))).isEmpty();
        assertThat(holdings.ids()).containsExactlyInAnyOrder(FIRST.aip(), BARE.aip());
    }

    @Test
    void comparesAccountsWithoutCase() {
        holdings.enter(List.of(SampleHoldings.entry(FIRST)));
        holdings.enter(List.of(SampleHoldings.entry(OTHER)));

        assertThat(holdings.ofAccount(Account.parse("TikTok:@KELP.and.kites"))).containsExactly(FIRST);
        assertThat(holdings.ofAccount(Account.parse("tiktok:kelp"))).isEmpty();
    }

    @Test
    void recordsTheSameAccessionOnce() {
        holdings.enter(List.of(SampleHoldings.entry(FIRST)));
        holdings.enter(List.of(SampleHoldings.entry(FIRST)));

        assertThat(holdings.count()).isEqualTo(1);
        assertThat(holdings.list()).containsExactly(FIRST);
    }

    @Test
    void countsPackagesAndShowsTheNewestAccession() {
        holdings.enter(List.of(SampleHoldings.entry(FIRST)));
        holdings.enter(List.of(SampleHoldings.entry(FIRST, SECOND)));

        assertThat(holdings.count()).isEqualTo(1);
        assertThat(holdings.accessions(FIRST.aip())).containsExactly(FIRST, SECOND);
        assertThat(holdings.find(FIRST.aip())).contains(SECOND);
        assertThat(holdings.ofAccount(FIRST.account())).containsExactly(SECOND);
        assertThat(holdings.list()).containsExactly(SECOND);
        assertThat(holdings.ofSubmission(FIRST.submissionDigest())).contains(FIRST);
    }

    @Test
    void listsTheOldestFirst() {
        holdings.enter(List.of(SampleHoldings.entry(SECOND)));
        holdings.enter(List.of(SampleHoldings.entry(BARE)));
        holdings.enter(List.of(SampleHoldings.entry(OTHER)));

        assertThat(holdings.list()).containsExactly(OTHER, BARE, SECOND);
    }

    @Test
    void remembersWhatWasSeenUntilThePackageIsEnteredAgain() {
        SeenPackage seen = new SeenPackage(
                "1 2 inventory.json",
                List.of(
                        new SeenAgreement(
                                "urn:x:agreement", "3 4 ", true, false, true, Optional.of(LocalDate.of(2030, 1, 1))),
                        new SeenAgreement("urn:x:other", "5 6 ", false, true, false, Optional.empty())));
        holdings.enter(List.of(new IndexEntry(List.of(FIRST), Optional.of(seen)), SampleHoldings.entry(OTHER)));

        assertThat(holdings.seen()).isEqualTo(Map.of(FIRST.aip(), seen));
        assertThat(holdings.seen(FIRST.aip())).contains(seen);
        assertThat(holdings.seen(OTHER.aip())).isEmpty();

        holdings.enter(List.of(SampleHoldings.entry(FIRST)));
        assertThat(holdings.seen()).isEmpty();
    }

    @Test
    void forgetsAPackageWithAllItsAccessions() {
        holdings.enter(List.of(SampleHoldings.entry(FIRST, SECOND), SampleHoldings.entry(OTHER)));

        holdings.remove(FIRST.aip());
        holdings.remove(new PackageId("urn:x:never"));

        assertThat(holdings.list()).containsExactly(OTHER);
        assertThat(holdings.ofSubmission(FIRST.submissionDigest())).isEmpty();
    }
}

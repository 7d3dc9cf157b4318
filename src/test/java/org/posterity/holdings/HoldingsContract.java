package org.posterity.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    void findsWhatWasRecordedInEveryWay() {
        holdings.record(FIRST);
        holdings.record(BARE);

        assertThat(holdings.find(FIRST.aip())).contains(FIRST);
        assertThat(holdings.find(BARE.aip())).contains(BARE);
        assertThat(holdings.ofSubmission(FIRST.submissionDigest())).contains(FIRST);
        assertThat(holdings.ofSubmission(Digest.sha256(new byte[] {1}))).isEmpty();
        assertThat(holdings.ids()).containsExactlyInAnyOrder(FIRST.aip(), BARE.aip());
    }

    @Test
    void comparesAccountsWithoutCase() {
        holdings.record(FIRST);
        holdings.record(OTHER);

        assertThat(holdings.ofAccount(Account.parse("TikTok:@KELP.and.kites"))).containsExactly(FIRST);
        assertThat(holdings.ofAccount(Account.parse("tiktok:kelp"))).isEmpty();
    }

    @Test
    void recordsTheSameAccessionOnce() {
        holdings.record(FIRST);
        holdings.record(FIRST);

        assertThat(holdings.count()).isEqualTo(1);
        assertThat(holdings.list()).containsExactly(FIRST);
    }

    @Test
    void countsPackagesAndShowsTheNewestAccession() {
        holdings.record(SECOND);
        holdings.record(FIRST);

        assertThat(holdings.count()).isEqualTo(1);
        assertThat(holdings.find(FIRST.aip())).contains(SECOND);
        assertThat(holdings.ofAccount(FIRST.account())).containsExactly(SECOND);
        assertThat(holdings.list()).containsExactly(SECOND);
        assertThat(holdings.ofSubmission(FIRST.submissionDigest())).contains(FIRST);
    }

    @Test
    void listsTheOldestFirst() {
        holdings.record(SECOND);
        holdings.record(BARE);
        holdings.record(OTHER);

        assertThat(holdings.list()).containsExactly(OTHER, BARE, SECOND);
    }

    @Test
    void forgetsAPackageWithAllItsAccessions() {
        holdings.record(FIRST);
        holdings.record(SECOND);
        holdings.record(OTHER);

        holdings.remove(FIRST.aip());
        holdings.remove(new PackageId("urn:x:never"));

        assertThat(holdings.list()).containsExactly(OTHER);
        assertThat(holdings.ofSubmission(FIRST.submissionDigest())).isEmpty();
    }
}

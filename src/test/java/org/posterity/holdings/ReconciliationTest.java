package org.posterity.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.holdings.Reconciliation.Reconciled;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.MemoryStorage;
import org.posterity.storage.PackageLocks;
import org.posterity.storage.SmallBag;

class ReconciliationTest {
    @TempDir
    Path folder;

    private final MemoryStorage storage = new MemoryStorage();
    private final Holdings holdings = new MemoryHoldings();
    private final Set<PackageId> journal = new HashSet<>();

    @Test
    void entersWhatAKillKeptFromTheIndex() throws Exception {
        store("urn:x:1");
        store("urn:x:2");
        holdings.enter(List.of(SampleHoldings.entry(SampleHoldings.bare("urn:x:1"))));

        Reconciled reconciled = reconcile();

        assertThat(reconciled.read()).containsExactly(new PackageId("urn:x:1"), new PackageId("urn:x:2"));
        assertThat(reconciled.findings()).isEmpty();
        assertThat(holdings.find(new PackageId("urn:x:2"))).contains(SampleHoldings.bare("urn:x:2"));
    }

    @Test
    void rebuildsAnIndexThatWasDeleted() throws Exception {
        store("urn:x:1");
        store("urn:x:2");
        store("urn:x:3");

        assertThat(reconcile().read()).hasSize(3);
        assertThat(holdings.count()).isEqualTo(3);
        assertThat(reconcile().read()).isEmpty();
    }

    @Test
    void readsAgainWhatLooksDifferentOrWasNeverSeen() throws Exception {
        store("urn:x:1");
        store("urn:x:2");
        store("urn:x:3");
        reconcile();
        PackageId changed = new PackageId("urn:x:2");
        IndexEntry wrong = SampleHoldings.entry(SampleHoldings.of("urn:x:2", 1, "tiktok:other", Optional.empty()));
        SeenPackage seen = new SeenPackage(
                "changed", List.of(new SeenAgreement("urn:x:agreement", "", false, true, false, Optional.empty())));
        for (IndexEntry stale : List.of(wrong, new IndexEntry(wrong.accessions(), Optional.of(seen)))) {
            holdings.enter(List.of(stale));

            assertThat(reconcile().read()).containsExactly(changed);
            assertThat(holdings.find(changed)).contains(SampleHoldings.bare("urn:x:2"));
            assertThat(holdings.seen(changed)).isPresent();
        }
        IndexEntry unlike = new IndexEntry(wrong.accessions(), holdings.seen(changed));
        holdings.enter(List.of(unlike));
        reconcile();
        assertThat(holdings.accessions(changed)).as("it was not read").isEqualTo(wrong.accessions());
    }

    @Test
    void reportsAndKeepsWhatStorageLost() {
        holdings.enter(List.of(SampleHoldings.entry(SampleHoldings.bare("urn:x:1"))));

        assertThat(reconcile().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("package-missing"))
                .extracting(Finding::where)
                .isEqualTo("urn:x:1");
        assertThat(holdings.count()).isEqualTo(1);
    }

    @Test
    void whatTheJournalKnowsAloneIsMissedToo() throws Exception {
        store("urn:x:1");
        journal.add(new PackageId("urn:x:1"));
        journal.add(new PackageId("urn:x:2"));

        assertThat(reconcile().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(Reconciliation.MISSING))
                .extracting(Finding::where)
                .isEqualTo("urn:x:2");
    }

    @Test
    void entersADamagedPackageThatSaysWhatItIsAndReportsIt() throws Exception {
        store("urn:x:1");
        Files.delete(folder.resolve("bag-1/data/README.txt"));

        Reconciled reconciled = reconcile();

        assertThat(holdings.count()).isEqualTo(1);
        assertThat(reconciled.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("The file data/README.txt is"));
    }

    @Test
    void reportsAPackageThatDoesNotTellWhatItHoldsAndGoesOn() throws Exception {
        store("urn:x:1");
        store("urn:x:2");
        Reconciliation reconciliation = new Reconciliation(
                storage,
                holdings,
                aip -> {
                    if (aip.value().endsWith("1")) {
                        throw new DamagedPackage(aip, "It has no accession.json.");
                    }
                    return entry(aip);
                },
                (aip, seen) -> true,
                PackageLocks.NONE);

        Reconciled reconciled = reconciliation.run(Set.of(), storage.ids());

        assertThat(reconciled.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(DamagedPackage.CODE);
            assertThat(finding.where()).isEqualTo("urn:x:1");
            assertThat(finding.what()).startsWith("It has no accession.json. Restore");
        });
        assertThat(reconciled.read()).containsExactly(new PackageId("urn:x:2"));
    }

    private Reconciled reconcile() {
        return new Reconciliation(storage, holdings, ReconciliationTest::entry, this::current, PackageLocks.NONE)
                .run(journal, storage.ids());
    }

    /** The package lies as it was seen, unless it was changed since. */
    private boolean current(PackageId aip, SeenPackage seen) {
        return !seen.files().equals("changed");
    }

    private static IndexEntry entry(PackageId aip) {
        return new IndexEntry(
                List.of(SampleHoldings.bare(aip.value())),
                Optional.of(new SeenPackage(
                        "as it was",
                        List.of(new SeenAgreement("urn:x:agreement", "", false, true, false, Optional.empty())))));
    }

    private void store(String aip) throws Exception {
        SmallBag bag = SmallBag.at(folder.resolve("bag-" + aip.substring(6)), 1);
        storage.commit(bag.first(new PackageId(aip)));
    }
}

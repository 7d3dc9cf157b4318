package org.posterity.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.posterity.consent.HeldCopies;
import org.posterity.model.Account;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;
import org.posterity.model.TerminalFailure;
import org.posterity.replication.CopyCount;
import org.posterity.replication.Reach;
import org.posterity.replication.Replicated;
import org.posterity.replication.Replication;
import org.posterity.replication.Stores;
import org.posterity.storage.CopyHistory;
import org.posterity.storage.Head;

/** The copies that an archive, open for writing, has in the stores of the settings. */
final class CopiesOfArchive implements AutoCloseable {
    private final Archive archive;
    private final Settings settings;
    private final Notices notices;
    private final Map<PackageId, Head> settled = new ConcurrentHashMap<>();
    private Optional<StoresOfArchive> stores = Optional.empty();
    private Optional<Replication> replication = Optional.empty();
    private volatile boolean hasReplicated;

    /** How long the journal was when agreements and journal last followed, by the names of stores. */
    private final Map<String, Long> followed = new ConcurrentHashMap<>();

    CopiesOfArchive(Archive archive, Settings settings, Notices notices) {
        this.archive = archive;
        this.settings = settings;
        this.notices = notices;
    }

    /** The stores in the settings. */
    synchronized StoresOfArchive stores() {
        return stores.orElseGet(() -> reachedBy(StoresOfArchive.reaches(Stores.in(settings.folder()))));
    }

    /** The same stores by ways that this run has used before. */
    synchronized StoresOfArchive reachedBy(List<Reach> reaches) {
        stores = Optional.of(
                StoresOfArchive.of(archive.folder(), archive.workspace().path().resolve("stores"), reaches));
        return stores.get();
    }

    /** The stage that makes copies. */
    synchronized Replication replication(Progress progress) {
        if (replication.isEmpty()) {
            replication = Optional.of(stores().replication(archive, progress::moved));
        }
        return replication.get();
    }

    /** Copies a package that has a new version. What goes wrong is said; the package is stored all the same. */
    void replicate(PackageId aip, Progress progress) {
        if (!stores().all().isEmpty()) {
            hasReplicated = true;
            try {
                List<Replicated> results = replication(progress).replicate(aip);
                if (results.stream().allMatch(Replicated::isWell)) {
                    archive.storage().head(aip).ifPresent(version -> settled.put(aip, version.head()));
                }
                stores().tell(results, notices);
            } catch (TerminalFailure e) {
                throw e;
            } catch (RuntimeException e) {
                // a mistake here must not pass for one with the package
                notices.say("Package " + aip.shortForm() + " could not be copied: an unforeseen "
                        + e.getClass().getSimpleName() + ". Please report this.");
            }
        }
    }

    /** How many copies of a package there are, once this has copied something. */
    Optional<CopyCount> safety(PackageId aip) {
        return hasReplicated ? Optional.of(Safety.of(aip, archive.journal(), settings)) : Optional.empty();
    }

    /** The packages that lack a copy, as far as their stores are worth a try now. Each is looked at once more before it is copied. */
    List<PackageId> outstanding() {
        List<Reach> reaches = stores().all().stream().filter(Reach::isWorthATry).toList();
        bringUpRest(reaches);
        return lacking(reaches).distinct().toList();
    }

    /** Agreements and the journal follow whenever the journal has grown: a watch may never come to its end. */
    private void bringUpRest(List<Reach> reaches) {
        long length = archive.journal().wholeLength();
        for (Reach reach : reaches) {
            String store = reach.store().name();
            if (length > 0 && followed.getOrDefault(store, 0L) != length) {
                List<String> wrong = replication(Progress.NONE).replicateAgreementsAndJournal(List.of(reach));
                wrong.forEach(it -> stores().say(it, notices));
                if (wrong.isEmpty()) {
                    followed.put(store, length);
                }
            }
        }
    }

    /** How many copies are missing or behind, also in stores that cannot be reached now. */
    long missing() {
        return lacking(stores().all()).count();
    }

    /** Packages, once for each of these stores in which their copy is missing or behind. */
    private Stream<PackageId> lacking(List<Reach> reaches) {
        if (reaches.isEmpty()) {
            return Stream.empty();
        }
        Map<PackageId, CopyHistory> told = archive.journal().copies();
        Set<PackageId> underWay = Set.copyOf(archive.storageToWrite().inProgress());
        return archive.storage().ids().stream()
                .filter(aip -> !underWay.contains(aip))
                .flatMap(aip -> {
                    CopyHistory history = told.getOrDefault(aip, CopyHistory.NOTHING);
                    // a store that may not have it stays without
                    boolean isSettled =
                            history.head().isPresent() && history.head().get().equals(settled.get(aip));
                    return reaches.stream()
                            .map(reach -> reach.store().name())
                            .filter(store -> !isSettled && !history.isVerifiedIn(store) && !history.isDamagedIn(store))
                            .map(store -> aip);
                });
    }

    /** The stores in the settings that have a copy of a package of an account. */
    List<HeldCopies.Place> of(Account account) {
        Stores named = Stores.in(settings.folder());
        if (named.all().isEmpty()) {
            return List.of();
        }
        List<CopyHistory> copies = archive.holdings().ofAccount(account).stream()
                .map(holding -> archive.journal().copies(holding.aip()))
                .toList();
        return named.all().stream()
                .filter(store -> copies.stream()
                        .anyMatch(it -> it.in(store.name()).verified().isPresent()))
                .map(store -> new HeldCopies.Place(store.name(), store.country()))
                .toList();
    }

    /** The agreements and the journal of what was copied follow once, at the end. */
    private void finish() {
        if (hasReplicated) {
            hasReplicated = false;
            replication.get().replicateAgreementsAndJournal(stores().all()).forEach(it -> stores().say(it, notices));
        }
    }

    @Override
    public void close() {
        try {
            finish();
        } finally {
            stores.ifPresent(StoresOfArchive::close);
        }
    }
}

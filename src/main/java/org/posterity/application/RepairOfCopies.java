package org.posterity.application;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.posterity.application.Audit.Subject;
import org.posterity.application.Repair.Result;
import org.posterity.model.Digest;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.Progress;
import org.posterity.replication.Reach;
import org.posterity.replication.Store;
import org.posterity.storage.AuditFinding;
import org.posterity.storage.AuditFinding.Kind;
import org.posterity.storage.Audited;
import org.posterity.storage.Copies.Repaired;
import org.posterity.storage.CopyHistory;
import org.posterity.storage.CopyStore;
import org.posterity.storage.Head;
import org.posterity.storage.JournalCopy;
import org.posterity.storage.KeptObject;
import org.posterity.storage.KeptObject.Area;
import org.posterity.storage.Lock;
import org.posterity.storage.StoreUnreachable;

/** Mends copies from each other: the archive from stores, and stores from the archive and from other stores. */
final class RepairOfCopies {
    private static final Repaired NOTHING = new Repaired(List.of(), List.of(), List.of());

    private final Archive archive;
    private final StoresOfArchive stores;
    private final String aside;
    private final LongConsumer moved;
    private final Consumer<Result> told;
    private final Map<PackageId, Set<Head>> committed;
    private final Map<Reach, CopyStore> open = new HashMap<>();

    RepairOfCopies(Archive archive, StoresOfArchive stores, String aside, Progress progress, Consumer<Result> told) {
        this.archive = archive;
        this.stores = stores;
        this.aside = aside;
        this.moved = progress::moved;
        this.told = told;
        this.committed = archive.journal().committed();
        Set<String> known = archive.journal().stores();
        for (Reach reach : stores.all()) {
            if (known.contains(reach.store().name())) {
                try {
                    open.put(reach, reach.open(() -> false));
                } catch (StoreUnreachable e) {
                    unusable(reach, e);
                }
            }
        }
    }

    /** Stores that went away are left out from now on; this is said once of each. Returns whether there were any. */
    private boolean hasLostStores() {
        List<Reach> lost = open.keySet().stream()
                .filter(reach -> reach.failure().isPresent())
                .toList();
        lost.forEach(reach -> {
            open.remove(reach);
            unusable(reach, reach.failure().orElseThrow());
        });
        return !lost.isEmpty();
    }

    private void unusable(Reach reach, IOException e) {
        String what = e instanceof StoreUnreachable ? e.getMessage() : "It could not be read or written.";
        told.accept(new Result(
                Subject.STORAGE,
                "",
                reach.store().name(),
                new Repaired(List.of(), List.of(), List.of(new AuditFinding(Kind.UNREADABLE, "", what)))));
    }

    /** The stores that can be used, or the one that is asked for. */
    List<Reach> asked(Optional<String> store) {
        return stores.all().stream()
                .filter(open::containsKey)
                .filter(reach ->
                        store.isEmpty() || store.get().equals(reach.store().name()))
                .toList();
    }

    /** The stores in the order of the settings, without one. */
    private List<CopyStore> others(Optional<Reach> without, boolean agreements) {
        List<CopyStore> others = new ArrayList<>();
        without.ifPresent(reach -> others.add(stores.own()));
        stores.all().stream()
                .filter(open::containsKey)
                .filter(reach -> without.filter(reach::equals).isEmpty())
                .filter(reach -> !agreements || reach.store().agreements())
                .forEach(reach -> others.add(open.get(reach)));
        return others;
    }

    private boolean isAttested(PackageId aip, Head head) {
        Set<Head> heads = committed.getOrDefault(aip, Set.of());
        return heads.isEmpty() || heads.contains(head);
    }

    /** Mends a package in the archive, which nobody else changes meanwhile. */
    void inArchive(PackageId aip, CopyHistory history) {
        boolean again = false;
        Lock lock = archive.locks().lock(aip);
        try {
            Audited before = archive.storage().audit(aip, moved);
            if (before.isIntact()) {
                archive.journal().append(aip, Audit.event(before));
                return;
            }
            Repaired repaired = stores.copies()
                    .repair(
                            KeptObject.of(aip),
                            stores.own(),
                            others(Optional.empty(), false),
                            head -> isAttested(aip, head),
                            history.head(),
                            aside,
                            moved);
            Audited after = archive.storage().audit(aip, moved);
            archive.journal().append(aip, event(repaired, after));
            archive.journal().append(aip, Audit.event(after));
            told.accept(new Result(Subject.PACKAGE, aip.value(), Store.ARCHIVE, with(repaired, after)));
        } catch (IOException e) {
            again = hasLostStores();
            if (!again) {
                told.accept(new Result(Subject.PACKAGE, aip.value(), Store.ARCHIVE, failed()));
            }
        } finally {
            lock.close();
        }
        if (again) {
            inArchive(aip, history);
        }
    }

    /** What the journal says of a repair; the reading after it follows there. */
    private static PreservationEvent event(Repaired repaired, Audited after) {
        return new PreservationEvent(
                EventType.RECOVERY,
                Machine.clock().instant(),
                repaired.mended().size() + " files mended from another copy, "
                        + repaired.aside().size() + " put aside.",
                after.isIntact() ? "success" : "fail",
                Machine.software());
    }

    /** What is wrong after a repair counts, too. */
    private static Repaired with(Repaired repaired, Audited after) {
        List<AuditFinding> left = new ArrayList<>(repaired.unmended());
        if (left.isEmpty()) {
            left.addAll(after.findings());
        }
        return new Repaired(repaired.mended(), repaired.aside(), left);
    }

    private static Repaired failed() {
        return new Repaired(
                List.of(),
                List.of(),
                List.of(new AuditFinding(Kind.UNREADABLE, "", "A copy could not be read or written. Run again.")));
    }

    /** Mends the copy of a package in a store. */
    void inStore(PackageId aip, Reach reach) {
        String name = reach.store().name();
        Optional<Lock> lock = archive.copyLock(name, aip.value());
        if (lock.isEmpty() || !open.containsKey(reach)) {
            lock.ifPresent(Lock::close);
            return;
        }
        boolean again = false;
        try {
            CopyStore store = open.get(reach);
            KeptObject object = KeptObject.of(aip);
            Repaired repaired = NOTHING;
            Audited after = stores.copies().audit(object, store, moved);
            if (!after.isIntact()) {
                reach.requireThere(store);
                repaired = stores.copies()
                        .repair(
                                object,
                                store,
                                others(Optional.of(reach), false),
                                head -> isAttested(aip, head),
                                Optional.empty(),
                                aside,
                                moved);
                after = stores.copies().audit(object, store, moved);
                archive.journal().append(aip, event(repaired, after), Optional.empty(), Optional.of(name));
            }
            Optional<Digest> said = stores.copies().said(object, store);
            Optional<Head> head = committed.getOrDefault(aip, Set.of()).stream()
                    .filter(it -> said.filter(it.inventory()::equals).isPresent())
                    .findFirst();
            archive.journal().append(aip, Audit.event(after), head, Optional.of(name));
            if (!after.isIntact()
                    || !repaired.mended().isEmpty()
                    || !repaired.aside().isEmpty()) {
                told.accept(new Result(Subject.PACKAGE, aip.value(), name, with(repaired, after)));
            }
        } catch (IOException e) {
            again = hasLostStores();
            if (!again) {
                unusable(reach, e);
            }
        } finally {
            lock.get().close();
        }
        if (again && open.containsKey(reach)) {
            inStore(aip, reach);
        }
    }

    /** Mends what is no package: agreements here and there, and in stores the journal and the files of the storage root. */
    void rest(boolean own, List<Reach> asked) {
        Set<String> agreements = new TreeSet<>(archive.keptAgreements().ids());
        for (Reach reach : List.copyOf(open.keySet())) {
            if (reach.store().agreements()) {
                try {
                    stores.copies()
                            .content(open.get(reach), Area.AGREEMENTS)
                            .ids()
                            .forEach(id -> agreements.add(id.value()));
                } catch (IOException e) {
                    if (!hasLostStores()) {
                        unusable(reach, e);
                    }
                }
            }
        }
        for (String id : agreements) {
            if (own) {
                agreement(id, Optional.empty());
            }
            asked.stream()
                    .filter(reach -> reach.store().agreements())
                    .forEach(reach -> agreement(id, Optional.of(reach)));
        }
        asked.forEach(this::frame);
    }

    /** @param in the store whose copy is mended; empty: the archive's own */
    private void agreement(String id, Optional<Reach> in) {
        if (!in.map(open::containsKey).orElse(true)) {
            return;
        }
        KeptObject object = KeptObject.agreement(id);
        CopyStore damaged = in.map(open::get).orElseGet(stores::own);
        String name = in.map(reach -> reach.store().name()).orElse(Store.ARCHIVE);
        try {
            if (stores.copies().audit(object, damaged, moved).isIntact()) {
                return;
            }
            Repaired repaired = stores.copies()
                    .repair(object, damaged, others(in, true), head -> true, Optional.empty(), aside, moved);
            Audited after = stores.copies().audit(object, damaged, moved);
            told.accept(new Result(Subject.AGREEMENT, id, name, with(repaired, after)));
        } catch (IOException e) {
            if (hasLostStores()) {
                agreement(id, in);
            } else {
                told.accept(new Result(Subject.AGREEMENT, id, name, failed()));
            }
        }
    }

    private void frame(Reach reach) {
        String name = reach.store().name();
        CopyStore store = open.get(reach);
        if (store == null) {
            return;
        }
        try {
            List<String> mended = new ArrayList<>(stores.copies().repairRoot(store, Area.PACKAGES, aside));
            if (reach.store().agreements()) {
                mended.addAll(stores.copies().repairRoot(store, Area.AGREEMENTS, aside));
            }
            if (!mended.isEmpty()) {
                told.accept(new Result(Subject.STORAGE, "storage", name, new Repaired(mended, List.of(), List.of())));
            }
            if (reach.store().journal()) {
                journal(name, store);
            }
        } catch (IOException e) {
            if (!hasLostStores()) {
                unusable(reach, e);
            }
        }
    }

    private void journal(String name, CopyStore store) throws IOException {
        Audited audited = JournalCopy.audit(stores.own(), store, moved);
        if (audited.isIntact()) {
            return;
        }
        if (!archive.journal().verifyChain().isEmpty()) {
            told.accept(new Result(
                    Subject.JOURNAL, JournalCopy.KEY, name, new Repaired(List.of(), List.of(), audited.findings())));
            return;
        }
        List<String> put = new ArrayList<>();
        if (audited.findings().get(0).kind() != Kind.MISSING) {
            store.move(JournalCopy.KEY, aside + JournalCopy.KEY);
            put.add(aside + JournalCopy.KEY);
        }
        JournalCopy.bringUp(stores.own(), store, moved);
        told.accept(new Result(
                Subject.JOURNAL, JournalCopy.KEY, name, new Repaired(List.of(JournalCopy.KEY), put, List.of())));
    }
}

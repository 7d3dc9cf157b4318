package org.posterity.application;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.posterity.application.Audit.Result;
import org.posterity.application.Audit.Subject;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.replication.Reach;
import org.posterity.storage.AuditFinding;
import org.posterity.storage.AuditFinding.Kind;
import org.posterity.storage.Audited;
import org.posterity.storage.Copies;
import org.posterity.storage.CopyStore;
import org.posterity.storage.Head;
import org.posterity.storage.Journal;
import org.posterity.storage.JournalCopy;
import org.posterity.storage.KeptObject;
import org.posterity.storage.KeptObject.Area;
import org.posterity.storage.StoreUnreachable;

/** The part of an audit that reads stores. A store that cannot be used is one finding, and is not tried again. */
final class AuditOfStores {
    private final Archive archive;
    private final StoresOfArchive stores;
    private final LongConsumer moved;
    private final Consumer<Result> told;
    private final Map<PackageId, Set<Head>> committed;
    private final Map<String, Copies.Content> contents = new HashMap<>();
    private final Set<String> unreachable = new HashSet<>();

    AuditOfStores(Archive archive, StoresOfArchive stores, LongConsumer moved, Consumer<Result> told) {
        this.archive = archive;
        this.stores = stores;
        this.moved = moved;
        this.told = told;
        this.committed = stores.all().isEmpty() ? Map.of() : archive.journal().committed();
    }

    @FunctionalInterface
    private interface Reading {
        void read(CopyStore store) throws IOException;
    }

    private void in(Reach reach, Reading reading) {
        String name = reach.store().name();
        if (unreachable.contains(name)) {
            return;
        }
        try {
            reading.read(reach.open(() -> false));
        } catch (IOException e) {
            unreachable.add(name);
            String what = e instanceof StoreUnreachable ? e.getMessage() : "It cannot be listed.";
            told.accept(new Result(
                    Subject.STORAGE,
                    "",
                    name,
                    new Audited(0, 0, List.of(new AuditFinding(Kind.UNREADABLE, "", what)))));
        }
    }

    /** The packages that a store has, or should have by the journal. */
    Set<PackageId> ids(Reach reach, Collection<Journal.CopyName> known) {
        String name = reach.store().name();
        Set<PackageId> ids = known.stream()
                .filter(copy -> copy.store().filter(name::equals).isPresent())
                .map(Journal.CopyName::aip)
                .collect(Collectors.toCollection(HashSet::new));
        if (ids.isEmpty()) {
            // nothing was copied yet: that is no finding
            return ids;
        }
        if (!contents.containsKey(name)) {
            in(reach, store -> contents.put(name, stores.copies().content(store, Area.PACKAGES)));
        }
        Optional.ofNullable(contents.get(name)).ifPresent(content -> ids.addAll(content.ids()));
        return ids;
    }

    /** Reads the copy of a package. */
    void audit(PackageId aip, Reach reach) {
        in(reach, store -> {
            String name = reach.store().name();
            KeptObject object = KeptObject.of(aip);
            Audited audited = stores.copies().audit(object, store, moved);
            if (!audited.isIntact()) {
                // a disk that was unmounted meanwhile is no damage
                reach.requireThere(store);
            }
            Set<Head> heads = committed.getOrDefault(aip, Set.of());
            Optional<Digest> said = stores.copies().said(object, store);
            Optional<Head> head = heads.stream()
                    .filter(it -> said.filter(it.inventory()::equals).isPresent())
                    .findFirst();
            if (audited.isIntact() && head.isEmpty()) {
                audited = new Audited(
                        audited.files(),
                        audited.bytes(),
                        List.of(new AuditFinding(
                                Kind.MISMATCH, "inventory.json", "It is of no version that the journal tells of.")));
            }
            archive.journal().append(aip, Audit.event(audited), head, Optional.of(name));
            told.accept(new Result(Subject.PACKAGE, aip.value(), name, audited));
        });
    }

    /** Reads what a store has besides packages. */
    void auditRest(Reach reach) {
        if (archive.journal().stores().contains(reach.store().name())) {
            in(reach, store -> rest(reach, store));
        }
    }

    private void rest(Reach reach, CopyStore store) throws IOException {
        String name = reach.store().name();
        List<AuditFinding> places = new ArrayList<>(stores.copies().auditRoot(store, Area.PACKAGES));
        Copies.Content packages = stores.copies().content(store, Area.PACKAGES);
        packages.foreign().forEach(key -> places.add(AuditFinding.of(Kind.UNEXPECTED, key)));
        Copies.Content agreements = stores.copies().content(store, Area.AGREEMENTS);
        agreements.foreign().forEach(key -> places.add(AuditFinding.of(Kind.UNEXPECTED, key)));
        if (reach.store().agreements()) {
            agreements(name, store, agreements.ids(), places);
        } else {
            agreements
                    .ids()
                    .forEach(id -> places.add(new AuditFinding(
                            Kind.UNEXPECTED, "agreements", "Agreements may not be copied to this store.")));
        }
        if (reach.store().journal()) {
            told.accept(
                    new Result(Subject.JOURNAL, JournalCopy.KEY, name, JournalCopy.audit(stores.own(), store, moved)));
        }
        if (!places.isEmpty()) {
            told.accept(new Result(Subject.STORAGE, "storage", name, new Audited(0, 0, places)));
        }
    }

    private void agreements(String name, CopyStore store, List<PackageId> there, List<AuditFinding> places)
            throws IOException {
        Set<String> ids = new TreeSet<>(archive.keptAgreements().ids());
        there.forEach(id -> ids.add(id.value()));
        if (!ids.isEmpty()) {
            places.addAll(stores.copies().auditRoot(store, Area.AGREEMENTS));
        }
        for (String id : ids) {
            told.accept(new Result(
                    Subject.AGREEMENT, id, name, stores.copies().audit(KeptObject.agreement(id), store, moved)));
        }
    }
}

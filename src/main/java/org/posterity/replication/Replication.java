package org.posterity.replication;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.record.PackageRecords;
import org.posterity.record.Terms;
import org.posterity.replication.Replicated.Outcome;
import org.posterity.storage.Audited;
import org.posterity.storage.Copies;
import org.posterity.storage.CopyHistory;
import org.posterity.storage.CopyStore;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.Head;
import org.posterity.storage.Journal;
import org.posterity.storage.JournalCopy;
import org.posterity.storage.KeptObject;
import org.posterity.storage.Lock;
import org.posterity.storage.StoreUnreachable;
import org.posterity.storage.StoredContent;
import org.posterity.storage.StoredPackages;

/**
 * The entry to this stage: makes the copies that a package should have and has not. What is outstanding is seen by comparing
 * inventories, here and there; nothing else remembers it. A store that fails costs no package anything but this one copy, for now.
 */
public final class Replication {
    private final CopyStore archive;
    private final StoredPackages storage;
    private final List<Reach> reaches;
    private final Copies copies;
    private final Journal journal;
    private final BiFunction<String, String, Optional<Lock>> locks;
    private final Clock clock;
    private final Agent software;
    private final LongConsumer moved;
    private final Set<CopyStore> prepared = ConcurrentHashMap.newKeySet();

    /** @param locks gives the lock on what a store holds of a package or agreement, unless somebody has it */
    public Replication(
            CopyStore archive,
            StoredPackages storage,
            List<Reach> reaches,
            Copies copies,
            Journal journal,
            BiFunction<String, String, Optional<Lock>> locks,
            Clock clock,
            Agent software,
            LongConsumer moved) {
        this.archive = archive;
        this.storage = storage;
        this.reaches = List.copyOf(reaches);
        this.copies = copies;
        this.journal = journal;
        this.locks = locks;
        this.clock = clock;
        this.software = software;
        this.moved = moved;
    }

    /** Makes the copies of a package that are missing or behind. One line for each store. */
    public List<Replicated> replicate(PackageId aip) {
        if (reaches.isEmpty()) {
            return List.of();
        }
        CopyHistory told = journal.copies(aip);
        return reaches.stream().map(reach -> replicate(aip, reach, told)).toList();
    }

    /** The same for one store. @param told what the journal tells of the package's copies */
    public Replicated replicate(PackageId aip, Reach reach, CopyHistory told) {
        String store = reach.store().name();
        Optional<Lock> lock = locks.apply(store, aip.value());
        if (lock.isEmpty()) {
            return new Replicated(aip, store, Outcome.IN_USE, "Another run is copying it.");
        }
        try {
            return copied(aip, reach, told.in(store));
        } catch (StoreUnreachable e) {
            return new Replicated(aip, store, Outcome.UNREACHABLE, e.getMessage());
        } catch (DamagedPackage e) {
            return new Replicated(
                    aip,
                    store,
                    Outcome.FAILED,
                    e.what() + " The package in the archive is damaged; see posterity repair.");
        } catch (IOException e) {
            return new Replicated(aip, store, Outcome.FAILED, said(e));
        } finally {
            lock.get().close();
        }
    }

    /** Our own sentences; those of the system may quote anything. */
    private static String said(IOException e) {
        return e.getClass() == IOException.class && e.getMessage() != null
                ? e.getMessage()
                : "The copy could not be made: " + e.getClass().getSimpleName() + ".";
    }

    private Replicated copied(PackageId aip, Reach reach, CopyHistory.Copy told) throws IOException {
        String store = reach.store().name();
        boolean isAllowed = isAllowed(aip, reach.store());
        if (told.verified().isPresent() && told.disallowed() == isAllowed) {
            noteTerms(aip, store, isAllowed);
        }
        if (!isAllowed) {
            return new Replicated(aip, store, Outcome.NOT_ALLOWED, "");
        }
        KeptObject object = KeptObject.of(aip);
        CopyStore to = opened(reach);
        Optional<Digest> here = copies.said(object, archive);
        Optional<Digest> there = copies.said(object, to);
        if (here.isPresent() && here.equals(there)) {
            if (told.intact() && told.verified().map(Head::inventory).equals(here)) {
                return new Replicated(aip, store, Outcome.HELD, "");
            }
            return looked(aip, reach, to, storage.head(aip).orElseThrow().head());
        }
        Head head = copies.bringUp(object, archive, to, moved);
        note(aip, store, head, "Copied to store " + store + " and read back: every digest as in the archive.");
        return new Replicated(aip, store, Outcome.MADE, "");
    }

    /** A copy is there, and the journal does not say that it is good. */
    private Replicated looked(PackageId aip, Reach reach, CopyStore to, Head head) throws IOException {
        String store = reach.store().name();
        Audited audited = copies.audit(KeptObject.of(aip), to, moved);
        if (!audited.isIntact()) {
            return new Replicated(
                    aip, store, Outcome.FAILED, "The copy there is damaged. Mend it with posterity repair.");
        }
        note(aip, store, head, "The copy in store " + store + " was read: every digest as in the archive.");
        return new Replicated(aip, store, Outcome.MADE, "");
    }

    /** For the list of what waits for a person. */
    private void noteTerms(PackageId aip, String store, boolean isAllowed) {
        String detail =
                "The terms of consent " + (isAllowed ? "allow" : "no longer allow") + " a copy in store " + store + ".";
        journal.append(
                aip,
                new PreservationEvent(
                        EventType.POLICY_ASSIGNMENT, clock.instant(), detail, isAllowed ? "success" : "fail", software),
                Optional.empty(),
                Optional.of(store));
    }

    private void note(PackageId aip, String store, Head head, String detail) {
        journal.append(
                aip,
                new PreservationEvent(EventType.REPLICATION, clock.instant(), detail, "success", software),
                Optional.of(head),
                Optional.of(store));
    }

    private CopyStore opened(Reach reach) throws IOException {
        CopyStore to = reach.open(() -> !journal.stores().contains(reach.store().name()));
        if (prepared.add(to)) {
            copies.prepare(to, KeptObject.Area.PACKAGES);
        }
        return to;
    }

    /** Whether the current terms of all accessions allow the store. */
    private boolean isAllowed(PackageId aip, Store store) throws IOException {
        return terms(aip).stream().allMatch(terms -> store.isAllowed(terms.countries()));
    }

    private List<Terms.OfAccession> terms(PackageId aip) throws IOException {
        return new PackageRecords(new StoredContent(storage.files(aip))).terms().accessions();
    }

    /**
     * Brings the agreements and the journal up in those of these stores that may have them.
     *
     * @return what went wrong, a sentence for each store where something did
     */
    public List<String> replicateAgreementsAndJournal(List<Reach> reaches) {
        List<String> wrong = new ArrayList<>();
        for (Reach reach : reaches) {
            Store store = reach.store();
            if (!store.agreements() && !store.journal()) {
                continue;
            }
            Optional<Lock> lock = locks.apply(store.name(), "");
            if (lock.isEmpty()) {
                continue;
            }
            try {
                CopyStore to = opened(reach);
                if (store.agreements()) {
                    agreements(store, to);
                }
                if (store.journal()) {
                    JournalCopy.bringUp(archive, to, moved);
                }
            } catch (StoreUnreachable e) {
                wrong.add("Store " + store.name() + ": " + e.getMessage());
            } catch (DamagedPackage e) {
                wrong.add("Store " + store.name() + ": an agreement is damaged in the archive. " + e.what());
            } catch (IOException e) {
                wrong.add("Store " + store.name() + ": " + said(e));
            } finally {
                lock.get().close();
            }
        }
        return wrong;
    }

    /** What the terms of all packages say of the countries, by agreement: an agreement goes where its packages may go. */
    private Limits limits() {
        Map<String, List<List<String>>> countries = new HashMap<>();
        boolean whole = true;
        for (PackageId aip : storage.ids()) {
            try {
                for (Terms.OfAccession terms : terms(aip)) {
                    countries
                            .computeIfAbsent(terms.agreement(), id -> new ArrayList<>())
                            .add(terms.countries());
                }
            } catch (IOException | DamagedPackage e) {
                whole = false;
            }
        }
        return new Limits(countries, whole);
    }

    /** @param whole whether all terms could be read; else an agreement that no other terms name goes nowhere */
    private record Limits(Map<String, List<List<String>>> countries, boolean whole) {
        boolean allow(PackageId agreement, Store store) {
            return countries.containsKey(agreement.value())
                    ? countries.get(agreement.value()).stream().allMatch(store::isAllowed)
                    : whole;
        }
    }

    private void agreements(Store store, CopyStore to) throws IOException {
        Optional<Limits> limits = Optional.empty();
        List<PackageId> ids =
                copies.content(archive, KeptObject.Area.AGREEMENTS).ids();
        if (ids.isEmpty()) {
            return;
        }
        copies.prepare(to, KeptObject.Area.AGREEMENTS);
        for (PackageId id : ids) {
            KeptObject agreement = KeptObject.agreement(id.value());
            Optional<Digest> here = copies.said(agreement, archive);
            boolean isBehind = here.isEmpty() || !here.equals(copies.said(agreement, to));
            if (isBehind && limits.isEmpty()) {
                limits = Optional.of(limits());
            }
            if (isBehind && limits.get().allow(id, store)) {
                copies.bringUp(agreement, archive, to, moved);
            }
        }
    }
}

package org.posterity.holdings;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.Agent;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.storage.Journal;
import org.posterity.storage.Lock;
import org.posterity.storage.PackageLocks;
import org.posterity.storage.StoredPackage;

/** The entry to this stage: enters a stored package into the index of holdings. */
public final class HoldingsRegister {
    private final Holdings holdings;
    private final Journal journal;
    private final Clock clock;
    private final Agent software;
    private final PackageLocks locks;
    private final EntryReader reader;

    public HoldingsRegister(
            Holdings holdings, Journal journal, Clock clock, Agent software, PackageLocks locks, EntryReader reader) {
        this.holdings = holdings;
        this.reader = reader;
        this.journal = journal;
        this.clock = clock;
        this.software = software;
        this.locks = locks;
    }

    public Holding record(StoredPackage stored) {
        Lock lock = locks.lock(stored.version().aip());
        try {
            IndexEntry entry = reader.of(stored);
            Holding holding = entry.newest();
            // another process that opened the archive since the commit may have entered it
            if (!holdings.find(holding.aip()).equals(Optional.of(holding))) {
                // The journal first: an entry missing from the index after a kill can be made from storage.
                note(holding.aip(), holding.accession());
                holdings.enter(List.of(entry));
            }
            return holding;
        } finally {
            lock.close();
        }
    }

    /** Completes the journal for packages entered late, because a process was killed between their commit and their entry. */
    public void noteEntered(Collection<PackageId> entered) {
        if (entered.isEmpty()) {
            return;
        }
        Map<PackageId, Set<String>> noted = journal.details(EventType.ACCESSION);
        for (PackageId aip : entered) {
            for (Holding holding : holdings.accessions(aip)) {
                if (!noted.getOrDefault(aip, Set.of()).contains(entry(holding.accession()))) {
                    note(aip, holding.accession());
                }
            }
        }
    }

    private static String entry(int accession) {
        return "Entered into the holdings as accession " + accession + ".";
    }

    private void note(PackageId aip, int accession) {
        journal.append(
                aip,
                new PreservationEvent(EventType.ACCESSION, clock.instant(), entry(accession), "success", software));
    }
}

package org.posterity.holdings;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.Agent;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.packaging.AccessionFacts;
import org.posterity.storage.DamagedFile;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.Journal;
import org.posterity.storage.Lock;
import org.posterity.storage.PackageLocks;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackage;
import org.posterity.storage.StoredPackages;
import org.posterity.storage.StoredVersion;

/** The door of the stage: enters a stored package into the index of holdings. */
public final class HoldingsRegister {
    private final Holdings holdings;
    private final Journal journal;
    private final Clock clock;
    private final Agent software;
    private final PackageLocks locks;

    public HoldingsRegister(Holdings holdings, Journal journal, Clock clock, Agent software, PackageLocks locks) {
        this.holdings = holdings;
        this.journal = journal;
        this.clock = clock;
        this.software = software;
        this.locks = locks;
    }

    public Holding record(StoredPackage stored) {
        long bytes =
                stored.pack().files().stream().mapToLong(file -> file.size()).sum();
        Holding holding = holding(stored.pack().facts(), stored.version(), bytes);
        Lock lock = locks.lock(holding.aip());
        try {
            // somebody who has opened the archive since the commit may have entered it
            if (!holdings.find(holding.aip()).equals(Optional.of(holding))) {
                // The journal first: an entry that a kill keeps from the index is made up for, as the package is in
                // storage.
                note(holding.aip(), holding.accession());
                holdings.record(holding);
            }
            return holding;
        } finally {
            lock.close();
        }
    }

    /** Completes the journal for packages that were entered because a kill had come between their commit and their entry. */
    public void noteEntered(List<PackageId> entered) {
        if (entered.isEmpty()) {
            return;
        }
        Set<PackageId> noted = journal.packagesWith(EventType.ACCESSION);
        for (PackageId aip : entered) {
            if (!noted.contains(aip)) {
                note(aip, holdings.find(aip).orElseThrow().accession());
            }
        }
    }

    private void note(PackageId aip, int accession) {
        journal.append(
                aip,
                new PreservationEvent(
                        EventType.ACCESSION,
                        clock.instant(),
                        "Entered into the holdings as accession " + accession + ".",
                        "success",
                        software));
    }

    /**
     * What a stored package says of itself.
     *
     * @throws DamagedPackage when it cannot be read
     */
    public static Holding read(StoredPackages storage, PackageId aip) {
        List<StoredFile> files = storage.files(aip);
        StoredFile file = files.stream()
                .filter(it -> it.logicalPath().matches("data/accessions/\\d{4}/accession\\.json"))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new DamagedPackage(aip, "It has no accession.json."));
        try {
            AccessionFacts facts = AccessionFacts.parse(file.read());
            if (!facts.aip().equals(aip)) {
                throw new DamagedPackage(aip, "Its accession.json is another package's.");
            }
            long bytes = files.stream().mapToLong(StoredFile::size).sum();
            return holding(facts, storage.head(aip).orElseThrow(), bytes);
        } catch (DamagedFile e) {
            throw new DamagedPackage(aip, e.getMessage());
        } catch (IOException e) {
            throw new DamagedPackage(aip, "Its accession.json does not make sense.");
        }
    }

    private static Holding holding(AccessionFacts facts, StoredVersion version, long bytes) {
        return new Holding(
                facts.aip(),
                version.version(),
                facts.accession(),
                facts.account(),
                facts.institution(),
                facts.collection(),
                facts.accessionNumber(),
                facts.submission(),
                facts.submissionDigest(),
                facts.sealedAt(),
                facts.posts(),
                bytes,
                facts.access(),
                facts.accessUntil(),
                version.place());
    }
}

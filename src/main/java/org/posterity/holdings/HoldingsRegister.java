package org.posterity.holdings;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.Agent;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PostCounts;
import org.posterity.model.PreservationEvent;
import org.posterity.record.Accession;
import org.posterity.record.PackageRecords;
import org.posterity.record.Terms;
import org.posterity.storage.DamagedFile;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.Journal;
import org.posterity.storage.Lock;
import org.posterity.storage.PackageLocks;
import org.posterity.storage.StoredContent;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackage;
import org.posterity.storage.StoredPackages;
import org.posterity.storage.StoredVersion;

/** The entry to this stage: enters a stored package into the index of holdings. */
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
        Holding holding = holding(
                stored.pack().accession(), stored.pack().posts(), stored.pack().terms(), stored.version(), bytes);
        Lock lock = locks.lock(holding.aip());
        try {
            // another process that opened the archive since the commit may have entered it
            if (!holdings.find(holding.aip()).equals(Optional.of(holding))) {
                // The journal first: an entry missing from the index after a kill can be made from storage.
                note(holding.aip(), holding.accession());
                holdings.record(holding);
            }
            return holding;
        } finally {
            lock.close();
        }
    }

    /** Completes the journal for packages entered late, because a process was killed between their commit and their entry. */
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
     * What a stored package says about itself.
     *
     * @throws DamagedPackage when it cannot be read
     */
    public static Holding read(StoredPackages storage, PackageId aip) {
        return read(storage, aip, storage.files(aip));
    }

    /**
     * The same, for a package whose files were looked up already.
     *
     * @throws DamagedPackage as above
     */
    public static Holding read(StoredPackages storage, PackageId aip, List<StoredFile> files) {
        try {
            PackageRecords records = new PackageRecords(new StoredContent(files));
            Accession accession = records.accession(records.newest());
            if (!accession.aip().equals(aip)) {
                throw new DamagedPackage(aip, "Its accession.json belongs to another package.");
            }
            long bytes = files.stream().mapToLong(StoredFile::size).sum();
            return holding(
                    accession,
                    records.accounting(accession.accession()).posts(),
                    records.terms(),
                    storage.head(aip).orElseThrow(),
                    bytes);
        } catch (DamagedFile e) {
            throw new DamagedPackage(aip, e.getMessage());
        } catch (NoSuchFileException e) {
            throw new DamagedPackage(aip, "Its " + e.getFile() + " is missing.");
        } catch (IOException e) {
            throw new DamagedPackage(aip, "Its records are not valid.");
        }
    }

    private static Holding holding(
            Accession accession, PostCounts posts, Terms terms, StoredVersion version, long bytes) {
        return new Holding(
                accession.aip(),
                version.version(),
                accession.accession(),
                accession.account(),
                accession.keeper().institution(),
                accession.collection(),
                accession.accessionNumber(),
                accession.received().submission(),
                accession.received().digest(),
                accession.sealedAt(),
                posts,
                bytes,
                terms.access(),
                terms.until(),
                version.place(),
                HeldUnder.of(terms));
    }
}

package org.posterity.holdings;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.posterity.model.Agent;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.packaging.AccessionFacts;
import org.posterity.storage.Journal;
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

    public HoldingsRegister(Holdings holdings, Journal journal, Clock clock, Agent software) {
        this.holdings = holdings;
        this.journal = journal;
        this.clock = clock;
        this.software = software;
    }

    public Holding record(StoredPackage stored) {
        long bytes =
                stored.pack().files().stream().mapToLong(file -> file.size()).sum();
        Holding holding = holding(stored.pack().facts(), stored.version(), bytes);
        holdings.record(holding);
        journal.append(
                holding.aip(),
                new PreservationEvent(
                        EventType.ACCESSION,
                        clock.instant(),
                        "Entered into the holdings as accession " + holding.accession() + ".",
                        "success",
                        software));
        return holding;
    }

    /** What a stored package says of itself; empty when it cannot be read. */
    public static Optional<Holding> read(StoredPackages storage, PackageId aip) {
        try {
            List<StoredFile> files = storage.files(aip);
            Optional<StoredFile> facts = files.stream()
                    .filter(file -> file.logicalPath().matches("data/accessions/\\d{4}/accession\\.json"))
                    .reduce((earlier, later) -> later);
            Optional<StoredVersion> version = storage.head(aip);
            if (facts.isEmpty() || version.isEmpty()) {
                return Optional.empty();
            }
            long bytes = files.stream().mapToLong(StoredFile::size).sum();
            return Optional.of(
                    holding(AccessionFacts.parse(Files.readAllBytes(facts.get().physical())), version.get(), bytes));
        } catch (IOException e) {
            return Optional.empty();
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
                version.folderInArchive());
    }
}

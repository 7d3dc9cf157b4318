package org.posterity.holdings;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.KeptAgreements;
import org.posterity.consent.KeptConsent;
import org.posterity.model.PackageId;
import org.posterity.model.PostCounts;
import org.posterity.model.TerminalFailure;
import org.posterity.record.Accession;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageRecords;
import org.posterity.record.Terms;
import org.posterity.storage.DamagedFile;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.StoredContent;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackage;
import org.posterity.storage.StoredPackages;
import org.posterity.storage.StoredVersion;

/** Reads what stored packages, and their agreements, say about themselves. The same packages give the same entries. */
public final class EntryReader {
    private final StoredPackages storage;
    private final KeptAgreements agreements;
    private final Clock clock;

    public EntryReader(StoredPackages storage, KeptAgreements agreements, Clock clock) {
        this.storage = storage;
        this.agreements = agreements;
        this.clock = clock;
    }

    /**
     * The entry of a stored package.
     *
     * @throws DamagedPackage when it cannot be read
     */
    public IndexEntry read(PackageId aip) {
        // before the files are read: a version that comes meanwhile must not pass for the one that was read
        Optional<String> frame = storage.stats(aip, List.of());
        List<StoredFile> files = storage.files(aip);
        try {
            PackageRecords records = new PackageRecords(new StoredContent(files));
            Terms terms = records.terms();
            StoredVersion head = storage.head(aip).orElseThrow();
            long bytes = files.stream().mapToLong(StoredFile::size).sum();
            List<Holding> accessions = new ArrayList<>();
            for (int number : records.accessions()) {
                Accession accession = records.accession(number);
                if (!accession.aip().equals(aip)) {
                    throw new DamagedPackage(aip, "Its accession.json belongs to another package.");
                }
                accessions.add(holding(accession, records.accounting(number).posts(), terms, head, bytes));
            }
            Optional<SeenPackage> seen = seen(aip, records.newest(), terms)
                    .filter(it -> frame.filter(it.files()::startsWith).isPresent());
            return new IndexEntry(accessions, seen);
        } catch (DamagedFile e) {
            throw new DamagedPackage(aip, e.getMessage());
        } catch (NoSuchFileException e) {
            throw new DamagedPackage(aip, "Its " + e.getFile() + " is missing.");
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedPackage(aip, "Its records are not valid.");
        }
    }

    /** The entry of a package that was just committed. Nobody else changes it meanwhile. */
    public IndexEntry of(StoredPackage stored) {
        Accession accession = stored.pack().accession();
        if (accession.accession() > 1) {
            return read(accession.aip());
        }
        long bytes =
                stored.pack().files().stream().mapToLong(file -> file.size()).sum();
        Terms terms = stored.pack().terms();
        return new IndexEntry(
                List.of(holding(accession, stored.pack().posts(), terms, stored.version(), bytes)),
                seen(accession.aip(), accession.accession(), terms));
    }

    /** Whether a package and its agreements look as they did when they were read. */
    public boolean isCurrent(PackageId aip, SeenPackage seen) {
        return storage.unchanged(aip, seen.files())
                && seen.agreements().stream()
                        .allMatch(it -> it.holdsOn(today()) && agreements.unchanged(it.id(), it.files()));
    }

    private Optional<SeenPackage> seen(PackageId aip, int accession, Terms terms) {
        List<HeldUnder> under = HeldUnder.of(terms);
        List<SeenAgreement> read = under.stream()
                .flatMap(it -> agreement(it.agreement(), terms).stream())
                .toList();
        return storage.stats(aip, List.of(PackageFile.ACCESSION.path(accession)))
                .filter(files -> !read.isEmpty() && read.size() == under.size())
                .map(files -> new SeenPackage(files, read));
    }

    private Optional<SeenAgreement> agreement(String id, Terms terms) {
        try {
            KeptConsent consent = new KeptConsent(agreements);
            return agreements
                    .stats(id)
                    .map(files -> new SeenAgreement(
                            id,
                            files,
                            consent.isWithdrawn(id, today()),
                            consent.isFollowed(id, terms),
                            consent.majorityAwaited(id).isPresent(),
                            consent.nextEvent(id, today())));
        } catch (TerminalFailure | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
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

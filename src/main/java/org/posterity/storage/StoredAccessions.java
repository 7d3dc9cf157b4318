package org.posterity.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.record.Accession;
import org.posterity.record.PackageRecords;

/**
 * Which submissions and accounts storage holds, by what the packages say about themselves. The {@code accession.json} files
 * of all packages are read once, with the first question; each later question looks for new packages. So whoever asks under a
 * lock hears of every package committed before. An unreadable package is skipped, and tried again the next time. Takes about
 * 500 bytes of memory per accession. Threads may share an instance.
 */
public final class StoredAccessions {
    private static final Comparator<Accession> NEWEST_FIRST = Comparator.comparing(Accession::sealedAt)
            .thenComparing(accession -> accession.aip().value())
            .reversed();

    private static final String RECORD = "/accession.json";

    private final StoredPackages storage;
    private final Map<PackageId, List<Accession>> read = new HashMap<>();

    public StoredAccessions(StoredPackages storage) {
        this.storage = storage;
    }

    /** The accession that took in the submission of this digest. */
    public synchronized Optional<Accession> ofSubmission(Digest digest) {
        return all().filter(accession -> accession.received().digest().equals(digest))
                .findFirst();
    }

    /** The package of an account; the first, if there are several. */
    public synchronized Optional<PackageId> ofAccount(Account account) {
        return all().filter(accession -> accession.account().sameAs(account))
                .min(NEWEST_FIRST.reversed())
                .map(Accession::aip);
    }

    /** The newest accession of each package, newest first. */
    public synchronized List<Accession> newestFirst() {
        look();
        return read.values().stream()
                .map(accessions -> accessions.get(accessions.size() - 1))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** Whether the package exists and can be read. */
    public synchronized boolean knows(PackageId aip) {
        return read.containsKey(aip);
    }

    private Stream<Accession> all() {
        look();
        return read.values().stream().flatMap(List::stream);
    }

    private void look() {
        Set<PackageId> stored = new LinkedHashSet<>(storage.ids());
        read.keySet().retainAll(stored);
        for (PackageId aip : stored) {
            if (!read.containsKey(aip)) {
                read(aip).ifPresent(accessions -> read.put(aip, accessions));
            }
        }
    }

    private Optional<List<Accession>> read(PackageId aip) {
        try {
            PackageRecords records =
                    new PackageRecords(new StoredContent(storage.files(aip, path -> path.endsWith(RECORD))));
            List<Accession> accessions = new ArrayList<>();
            for (int number : records.accessions()) {
                accessions.add(records.accession(number));
            }
            boolean own =
                    accessions.stream().allMatch(accession -> accession.aip().equals(aip));
            return own && !accessions.isEmpty() ? Optional.of(accessions) : Optional.empty();
        } catch (IOException | DamagedPackage e) {
            return Optional.empty();
        }
    }
}

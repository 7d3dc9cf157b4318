package org.posterity.holdings;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.model.PostCounts;
import org.posterity.model.SubmissionId;

/**
 * An accession in the index of holdings: which submission is held in which package, whose it is, how large it is, and who may
 * see it. It says nothing that the package does not say itself.
 *
 * @param version the OCFL version, from 1, that the accession made
 * @param accession the accession's number within the package, from 1
 * @param collection the collection's identifier, if the institution gave one
 * @param accessionNumber the institution's own accession number, if given
 * @param submissionDigest sha256 of the submission
 * @param bytes the size of the bag's files
 * @param accessUntil the last day of the grant, if it ends
 * @param folder the package's folder relative to the archive, with {@code /}
 * @param agreements under which it is held; none in an entry of an older index
 */
public record Holding(
        PackageId aip,
        int version,
        int accession,
        Account account,
        String institution,
        Optional<String> collection,
        Optional<String> accessionNumber,
        SubmissionId submission,
        Digest submissionDigest,
        Instant storedAt,
        PostCounts posts,
        long bytes,
        AccessLevel access,
        Optional<LocalDate> accessUntil,
        String folder,
        List<HeldUnder> agreements) {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z}\\p{Pd}_]++");

    /** Oldest first, in the same order for every source. */
    public static final Comparator<Holding> BY_TIME = Comparator.comparing(Holding::storedAt)
            .thenComparing(holding -> holding.aip().value())
            .thenComparing(Holding::accession);

    /** Whether it belongs to a collection. Names are compared without regard to case, spaces and hyphens. */
    public boolean isIn(String name) {
        return collection.filter(own -> key(own).equals(key(name))).isPresent();
    }

    public boolean isUnder(String agreement) {
        return agreements.stream().anyMatch(under -> under.agreement().equals(agreement));
    }

    private static String key(String name) {
        String words = BETWEEN_WORDS
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
        return words.isEmpty() ? name.strip() : words.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    public Holding {
        agreements = List.copyOf(agreements);
        if (version < 1 || accession < 1 || bytes < 0) {
            throw new IllegalArgumentException("Versions and accessions count from 1, bytes from 0.");
        }
    }
}

package org.posterity.holdings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.model.PostCounts;
import org.posterity.model.SubmissionId;

/** Invented holdings. */
public final class SampleHoldings {
    private SampleHoldings() {}

    /** A holding; the same arguments give the same one. */
    public static Holding of(String aip, int accession, String account, Optional<String> collection) {
        Digest digest = Digest.sha256((aip + accession).getBytes(StandardCharsets.UTF_8));
        return new Holding(
                new PackageId(aip),
                accession,
                accession,
                Account.parse(account),
                "The Library of Small Things",
                collection,
                Optional.of("2026/" + accession),
                SubmissionId.of(digest),
                digest,
                Instant.parse("2026-03-01T10:15:30.250Z").plusSeconds(accession),
                new PostCounts(8, 5, 1, 1, 1),
                5_000_000_000L,
                AccessLevel.ON_SITE,
                Optional.of(LocalDate.of(2046, 2, 28)),
                "storage/abc/" + aip,
                List.of(new HeldUnder(
                        "urn:posterity:agreement:sample" + accession,
                        List.of(LocalDate.of(2046, 2, 28), LocalDate.of(2047, 2, 28)),
                        Optional.of(LocalDate.of(2030, 1, 1)),
                        true)));
    }

    /** A package with these accessions, which must be read again. */
    public static IndexEntry entry(Holding... accessions) {
        return new IndexEntry(List.of(accessions), Optional.empty());
    }

    /** The same with everything left out that may be. */
    public static Holding bare(String aip) {
        Holding full = of(aip, 1, "tiktok:kelp.and.kites", Optional.empty());
        return new Holding(
                full.aip(),
                1,
                1,
                full.account(),
                full.institution(),
                Optional.empty(),
                Optional.empty(),
                full.submission(),
                full.submissionDigest(),
                full.storedAt(),
                full.posts(),
                0,
                AccessLevel.DARK,
                Optional.empty(),
                full.folder(),
                List.of());
    }
}

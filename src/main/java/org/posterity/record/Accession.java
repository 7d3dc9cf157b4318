package org.posterity.record;

import static org.posterity.record.Ground.ACCOUNTABILITY;
import static org.posterity.record.Ground.IDENTITY;
import static org.posterity.record.Ground.PROVENANCE;

import java.time.Instant;
import java.util.Optional;
import org.posterity.model.Account;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.model.SubmissionId;

/**
 * {@code accession.json}: one accession in short.
 *
 * @param format the format of this accession's records; readers accept every number up to their own
 * @param accession its number within the package, from 1
 * @param platform the platform's name as people write it
 * @param collection if the institution gave one
 * @param accessionNumber the institution's own, if given
 * @param sealedAt when its records were sealed
 * @param software that made them
 */
public record Accession(
        @Grounds(PROVENANCE) int format,
        @Grounds(IDENTITY) PackageId aip,
        @Grounds(IDENTITY) int accession,
        @Grounds(IDENTITY) Account account,
        @Grounds(IDENTITY) String platform,
        @Grounds(PROVENANCE) Keeper keeper,
        @Grounds(IDENTITY) Optional<String> collection,
        @Grounds(IDENTITY) Optional<String> accessionNumber,
        @Grounds(PROVENANCE) Received received,
        @Grounds(PROVENANCE) Instant sealedAt,
        @Grounds(PROVENANCE) Agent software) {

    public Accession {
        if (accession < 1) {
            throw new IllegalArgumentException("Accessions count from 1.");
        }
    }

    /** The number that is written today. */
    public static final int FORMAT = 1;

    /**
     * The institution that keeps the package.
     *
     * @param baseUri below which the addresses of records lie
     * @param bagProfile identifier of the BagIt profile that the bag follows
     */
    public record Keeper(
            @Grounds(PROVENANCE) String institution,
            @Grounds(PROVENANCE) Optional<String> contactName,
            @Grounds(PROVENANCE) Optional<String> contactEmail,
            @Grounds(IDENTITY) String baseUri,
            @Grounds(PROVENANCE) String bagProfile) {}

    /**
     * The submission as it arrived.
     *
     * @param form {@code folder}, {@code zip}, {@code tar} or {@code tar.gz}
     * @param files how many files were received, not counting members of archives
     * @param bytes their total size
     * @param virusCheck in words
     * @param virusFree whether it was scanned and nothing was found; absent if not scanned
     */
    public record Received(
            @Grounds(IDENTITY) SubmissionId submission,
            @Grounds(IDENTITY) Digest digest,
            @Grounds(PROVENANCE) String form,
            @Grounds(PROVENANCE) Instant at,
            @Grounds(ACCOUNTABILITY) long files,
            @Grounds(ACCOUNTABILITY) long bytes,
            @Grounds(PROVENANCE) String virusCheck,
            @Grounds(PROVENANCE) Optional<Boolean> virusFree) {}
}

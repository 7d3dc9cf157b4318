package org.posterity.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.posterity.holdings.Holding;
import org.posterity.holdings.Reconciliation;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.Submission;
import org.posterity.model.Digest;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.Outcome.HeldAs;
import org.posterity.model.PackageId;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;
import org.posterity.record.PackageRecords;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.QuickCheck;
import org.posterity.storage.StoredContent;
import org.posterity.storage.StoredFile;

/** Whether a submission that arrives is one that the archive has taken in before. */
final class HeldBefore {
    private final Archive archive;

    HeldBefore(Archive archive) {
        this.archive = archive;
    }

    /**
     * How a submission with this digest is held, if it is, under the same consent record and selection policy; otherwise it is
     * judged anew. If its package is gone or damaged, it does not count as held, and is not taken in again either: a second
     * package must not hide the loss of the first.
     *
     * @param policy sha256 of the selection policy in use
     */
    Optional<Outcome<Submission>> held(
            SubmissionId submission, Digest digest, IngestRequest arrival, Supplier<Digest> policy) {
        PackageId minted = PackageId.mint(digest);
        Optional<PackageId> holder = archive.storage().holds(minted)
                ? Optional.of(minted)
                : archive.holdings()
                        .ofSubmission(digest)
                        .map(Holding::aip)
                        .or(() -> Optional.of(minted).filter(archive::knows));
        if (holder.isEmpty()) {
            return Optional.empty();
        }
        PackageId aip = holder.get();
        if (!archive.storage().holds(aip)) {
            return Optional.of(lost(submission, aip, Reconciliation.MISSING, "Its folder is no longer in storage."));
        }
        try {
            List<StoredFile> files = archive.storage().files(aip);
            QuickCheck.of(files).ifPresent(what -> {
                throw new DamagedPackage(aip, what);
            });
            int version = archive.read(aip).newest().version();
            if (arrival.again()
                    || arrival.into().isPresent()
                    || arrival.matches().isPresent()) {
                return Optional.empty();
            }
            return judgedAlike(new PackageRecords(new StoredContent(files)), digest, arrival, policy)
                    .map(accession -> new Outcome.AlreadyHeld<>(submission, new HeldAs(aip, version, accession)));
        } catch (DamagedPackage e) {
            return Optional.of(lost(submission, aip, DamagedPackage.CODE, e.what()));
        } catch (IOException e) {
            return Optional.of(lost(submission, aip, DamagedPackage.CODE, "Its records cannot be read."));
        }
    }

    /** The accession of this submission that had the same consent record and selection policy. */
    private static Optional<Integer> judgedAlike(
            PackageRecords records, Digest digest, IngestRequest arrival, Supplier<Digest> policy) throws IOException {
        for (int number : records.accessions()) {
            if (records.accession(number).received().digest().equals(digest)
                    && records.accounting(number).selection().policy().equals(policy.get())
                    && isRecord(arrival.consent(), records.granted(number).record())) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    /** A record inside the submission is part of its digest. One that cannot be read is left to the consent gate. */
    private static boolean isRecord(Optional<Path> file, Digest record) {
        try {
            return file.isEmpty()
                    || Digest.sha256(Files.readAllBytes(file.get())).equals(record);
        } catch (IOException e) {
            return false;
        }
    }

    private static Outcome<Submission> lost(SubmissionId submission, PackageId aip, String code, String what) {
        return Outcome.rejected(Rejection.refused(
                submission,
                code,
                "This was taken in before, as package " + aip.shortForm() + ", which is "
                        + (code.equals(Reconciliation.MISSING) ? "missing" : "damaged") + " now. " + what
                        + " Nothing was changed.",
                new Fault(
                        "package " + aip.shortForm(),
                        what,
                        "Restore the package's folder from a copy. Keep this donation: it is what the "
                                + "package was made from.")));
    }
}

package org.posterity.intake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.posterity.model.Digest;
import org.posterity.model.Fault;
import org.posterity.model.Finding;
import org.posterity.model.Platform;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;

/**
 * What was received: hashed and unpacked, but not yet read (the SIP of OAIS).
 *
 * @param digest sha256 over the lines {@code <sha256>  <path>\n} of all received files that are not unpacked archives, sorted
 *     by the bytes of the path: what {@code sha256sum} prints, its escapes for line breaks in names included. The same
 *     content has the same digest whether it comes as a folder or as an archive
 * @param form {@code folder}, {@code zip}, {@code tar} or {@code tar.gz}
 * @param files sorted by the bytes of their paths
 * @param consentFile the consent record, from inside or outside the submission, if there is one
 */
public record Submission(
        SubmissionId id,
        Digest digest,
        String form,
        IngestRequest arrival,
        Instant receivedAt,
        Workspace workspace,
        List<ReceivedFile> files,
        VirusCheck virusCheck,
        Optional<Path> consentFile,
        List<Finding> findings) {

    public Submission {
        files = List.copyOf(files);
        findings = List.copyOf(findings);
    }

    /** The same after a virus check. */
    public Submission with(VirusCheck result) {
        return new Submission(id, digest, form, arrival, receivedAt, workspace, files, result, consentFile, findings);
    }

    /**
     * One of several exports in this submission, with the files that go with it, as a submission of its own: with its own
     * digest, and a workspace inside this one.
     *
     * @param chosen some of the files, in the same order
     */
    public Submission part(Platform platform, List<ReceivedFile> chosen) {
        Digest own = SubmissionDigest.of(chosen);
        return new Submission(
                SubmissionId.of(own),
                own,
                form,
                arrival.part(platform),
                receivedAt,
                Workspace.under(workspace.folder("parts")),
                chosen,
                virusCheck,
                consentFile,
                findings);
    }

    /** A rejection if files of the input are gone, or have changed since they were hashed. */
    public Optional<Rejection> changedSinceHashed() {
        IntakeFaults faults = new IntakeFaults();
        for (ReceivedFile file : files) {
            if (file.location().startsWith(arrival.path()) && !asHashed(file)) {
                faults.add(IntakeRefusal.CHANGED_WHILE_READ.at(
                        file.path(), "It is gone, or its size or its modification time changed."));
            }
        }
        try {
            faults.throwIfAny();
            return Optional.empty();
        } catch (Unacceptable unacceptable) {
            return Optional.of(unacceptable.rejection(id));
        }
    }

    /** A rejection for bytes known to have changed since they were hashed. */
    public Rejection changed() {
        return changedSinceHashed().orElseGet(this::changedUnseen);
    }

    /** A change that kept size and time, so that no file can be named. */
    private Rejection changedUnseen() {
        return Rejection.refused(
                id,
                "changed-while-read",
                "A file of the submission changed after it was hashed.",
                new Fault(
                        "the media of the submission",
                        "Its bytes have changed since it arrived.",
                        "Wait until nothing writes to the submission any more, then run again."));
    }

    private static boolean asHashed(ReceivedFile file) {
        return new ListedFile(file.path(), file.location(), file.size(), file.modified()).unchanged();
    }
}

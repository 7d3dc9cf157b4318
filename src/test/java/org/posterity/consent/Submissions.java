package org.posterity.consent;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.intake.VirusCheck;
import org.posterity.intake.Workspace;
import org.posterity.model.Digest;
import org.posterity.model.SubmissionId;

/** Submissions of which nothing matters but the consent record and the papers. */
final class Submissions {
    static final Digest CONTENT = Digest.sha256(new byte[] {1, 2, 3});

    private Submissions() {}

    static Submission in(Path folder, Optional<Path> consent, ReceivedFile... files) {
        return new Submission(
                SubmissionId.of(CONTENT),
                CONTENT,
                "folder",
                IngestRequest.of(folder),
                Instant.EPOCH,
                Workspace.under(folder.resolve("workspaces")),
                List.of(files),
                VirusCheck.NOT_SCANNED,
                consent,
                List.of());
    }

    static ReceivedFile file(Path folder, String path, Digest digest) {
        return new ReceivedFile(path, 1, Instant.EPOCH, digest, folder.resolve(path), false);
    }
}

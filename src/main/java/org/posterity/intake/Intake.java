package org.posterity.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.posterity.model.Outcome;
import org.posterity.model.Progress;
import org.posterity.model.TerminalFailure;

/**
 * The first stage: opens a submission, refuses hostile archives, and hashes every file before anything else reads it. The
 * input is never changed. Archives are unpacked into a workspace; the files of a folder stay where they are.
 */
public final class Intake {
    private final Path workspaceParent;
    private final IntakeLimits limits;
    private final HeldSubmissions held;
    private final Clock clock;
    private final FreeSpace space;
    private final Progress progress;

    /**
     * @param workspaceParent where workspaces are made, on the archive's file system, so that a package can be moved by
     * rename
     */
    public Intake(Path workspaceParent, IntakeLimits limits, HeldSubmissions held, Clock clock, Progress progress) {
        this(workspaceParent, limits, held, clock, () -> usableSpace(workspaceParent), progress);
    }

    /** @param usableSpace the free bytes on the workspace's file system */
    public Intake(
            Path workspaceParent,
            IntakeLimits limits,
            HeldSubmissions held,
            Clock clock,
            LongSupplier usableSpace,
            Progress progress) {
        this.workspaceParent = workspaceParent;
        this.limits = limits;
        this.held = held;
        this.clock = clock;
        this.space = new FreeSpace(usableSpace, limits.reserveBytes());
        this.progress = progress;
    }

    /**
     * Receives a submission. If it passes, it owns its workspace, which must be closed with it; otherwise no workspace is
     * left behind.
     *
     * @throws TerminalFailure when there is not enough free space, or the workspace cannot be written
     */
    public Outcome<Submission> open(IngestRequest arrival) {
        IntakeSession reception =
                new IntakeSession(arrival, clock.instant(), limits, space, held, workspaceParent, progress);
        boolean passed = false;
        try {
            Outcome<Submission> outcome = reception.run();
            passed = outcome instanceof Outcome.Passed;
            return outcome;
        } finally {
            if (!passed) {
                reception.clear();
            }
        }
    }

    private static long usableSpace(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            throw new TerminalFailure("The free space on the disk of the workspace cannot be determined.", e);
        }
    }
}

package org.posterity.viruscheck;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.intake.VirusCheck;
import org.posterity.model.Agent;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.Progress;
import org.posterity.model.Rejection;

/**
 * The step between intake and consent, where it is switched on. It has every file scanned that intake received or unpacked;
 * archives themselves are not, since none is kept. What is infected is refused; what could not be scanned is recorded, or
 * refused as well.
 */
public final class VirusScan {
    private static final int LISTED = 100;

    private final Clamd clamd;
    private final boolean refusesUnscanned;
    private final Clock clock;
    private final Progress progress;

    /** @param refusesUnscanned whether a submission is refused of which a file could not be scanned */
    public VirusScan(Clamd clamd, boolean refusesUnscanned, Clock clock, Progress progress) {
        this.clamd = clamd;
        this.refusesUnscanned = refusesUnscanned;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Passes a submission on with the result.
     *
     * @throws org.posterity.model.TransientFailure when the scanner does not answer
     * @throws org.posterity.model.TerminalFailure when it is not fit for use
     */
    public Outcome<Submission> check(Submission submission) {
        Agent scanner = clamd.fitForUse();
        List<ReceivedFile> files =
                submission.files().stream().filter(file -> !file.unpacked()).toList();
        progress.begin(
                "checking for viruses",
                files.stream().mapToLong(ReceivedFile::size).sum());
        List<Fault> infected = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        List<VirusCheck.Unscanned> unscanned = new ArrayList<>();
        for (ReceivedFile file : files) {
            Verdict verdict = clamd.scan(file.location(), file.size(), progress::moved);
            switch (verdict.result()) {
                case CLEAN -> {}
                case INFECTED -> add(infected, infected(file, verdict));
                case NOT_SCANNED -> {
                    unscanned.add(new VirusCheck.Unscanned(file.sha256(), verdict.word()));
                    add(faults, notScanned(file, verdict));
                }
            }
        }
        if (!infected.isEmpty()) {
            return Outcome.rejected(new Rejection(
                    submission.id(),
                    "infected",
                    "The virus scanner found something in this submission. Nothing of it was kept.",
                    infected));
        }
        if (refusesUnscanned && !unscanned.isEmpty()) {
            return Outcome.rejected(new Rejection(
                    submission.id(),
                    "not-scanned",
                    "The virus scanner could not look through all files of this submission.",
                    faults));
        }
        return Outcome.passed(submission.with(
                new VirusCheck(files.size(), unscanned, Optional.of(scanner), Optional.of(clock.instant()))));
    }

    /** A longer report helps nobody. */
    private static void add(List<Fault> faults, Fault fault) {
        if (faults.size() < LISTED) {
            faults.add(fault);
        }
    }

    private static Fault infected(ReceivedFile file, Verdict verdict) {
        return new Fault(
                file.path(),
                "The virus scanner found " + verdict.word() + ".",
                "Open it nowhere else. Ask the donor for a clean copy; if the scanner is mistaken, have its maker"
                        + " confirm that, and tell clamd to ignore it.");
    }

    private static Fault notScanned(ReceivedFile file, Verdict verdict) {
        return new Fault(
                file.path(),
                "The virus scanner could not look through it (" + verdict.word() + ").",
                "Have it checked in another way, then set viruscheck.not-scanned to record, and take it in again.");
    }
}

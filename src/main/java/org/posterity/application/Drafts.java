package org.posterity.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.DonorDraft;
import org.posterity.model.EventType;
import org.posterity.model.PreservationEvent;
import org.posterity.model.SubmissionId;
import org.posterity.model.TerminalFailure;
import org.posterity.sources.LandingRecord;
import org.posterity.sources.upload.Handover;
import org.posterity.sources.upload.Handover.Step;
import org.posterity.sources.upload.Handovers;
import org.posterity.sources.upload.SentFile;

/** What donors handed over through personal links, which a person accepts or refuses before anything of it is read. */
public final class Drafts {
    private static final String NOBODY = "-";
    private static final String INTO = "upload-";

    private final Premises premises;

    public Drafts(Premises premises) {
        this.premises = premises;
    }

    /**
     * A donation that waits, as a person looks at it.
     *
     * @param choices what the donor chose, or agreed to before, in lines of plain words
     * @param wishes in the donor's own words
     */
    public record Shown(List<SentFile> files, List<String> choices, Optional<String> wishes) {}

    /** What was handed in, and what the donor chose. */
    public Shown show(String id) {
        Handover handover = find(id);
        if (handover.step() != Step.HANDED_IN) {
            throw notWaiting(handover.step());
        }
        Settings settings = premises.settings();
        return new Shown(
                handover.handedIn(),
                new UploadReception(premises.archive(), settings)
                        .explained(handover, NOBODY)
                        .orElseThrow(() -> new TerminalFailure("The draft of this donation is not a valid record.")),
                handover.paper(DonorDraft.WISHES_FILE));
    }

    /**
     * Accepts a donation: it becomes a submission in the inbox, with its consent record.
     *
     * @param by who accepts it for the institution
     * @return where it lies in the inbox
     */
    public Path accept(String id, String by) {
        String name = OneLine.of(by, "--by");
        Handover handover = find(id);
        if (handover.step() == Step.OPEN || handover.step() == Step.REFUSED) {
            throw notWaiting(handover.step());
        }
        Settings settings = premises.settings();
        SourceSettings sources = new SourceSettings(settings);
        try {
            Files.createDirectories(Archive.sources(premises.archive()));
        } catch (IOException e) {
            throw new TerminalFailure("The archive's folder cannot be written.", e);
        }
        return handover.accept(
                () -> new UploadReception(premises.archive(), settings).record(handover, name),
                DonorDraft.WISHES_FILE,
                settings.inbox().toAbsolutePath().normalize(),
                sources.collection(Handover.SOURCE).map(it -> it + "/").orElse("") + INTO + id,
                new LandingRecord(Archive.landed(premises.archive()), Machine.clock()),
                Machine.clock().instant());
    }

    /** Refuses a donation, or ends a link that is still open: what the donor sent is deleted. */
    public void refuse(String id, String by, Optional<String> why) {
        Handover handover = find(id);
        handover.refuse(
                OneLine.of(by, "--by"),
                why.map(words -> OneLine.of(words, "--reason")),
                Machine.clock().instant());
        try (Archive archive = premises.openToWrite(premises.settings(), Duration.ZERO)) {
            SubmissionId input = new SubmissionId(id);
            if (archive.journal().events(input).isEmpty()) {
                archive.journal()
                        .append(
                                input,
                                new PreservationEvent(
                                        EventType.POLICY_ASSIGNMENT,
                                        handover.since(),
                                        "Upload " + id + ": refused, and what was sent was destroyed (upload-refused).",
                                        "success",
                                        Machine.software()));
            }
        }
    }

    private Handover find(String id) {
        return new Handovers(new SourceSettings(premises.settings()).uploads())
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no draft " + id + ". posterity due lists those that wait."));
    }

    private static IllegalArgumentException notWaiting(Step step) {
        return new IllegalArgumentException(
                switch (step) {
                    case OPEN -> "The donor has not handed it over yet.";
                    case ACCEPTED -> "It was accepted already.";
                    case REFUSED -> "It was refused already.";
                    case HANDED_IN -> "It waits.";
                });
    }
}

package org.posterity.export;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.model.Agent;
import org.posterity.model.EventType;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.PreservationEvent;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;

/** The door of the stage: from a consented submission to an export that is read, counted and matched. */
public final class ExportReading {
    private final List<PlatformReader> platforms;
    private final Admission gate;
    private final Drift drift;
    private final Clock clock;
    private final Agent agent;

    public ExportReading(List<PlatformReader> platforms, Admission gate, Drift drift, Clock clock, Agent agent) {
        this.platforms = List.copyOf(platforms);
        this.gate = gate;
        this.drift = drift;
        this.clock = clock;
        this.agent = agent;
    }

    public Outcome<Export> read(ConsentedSubmission consented) {
        SubmissionId id = consented.submission().id();
        for (PlatformReader platform : platforms) {
            Recognition recognition = platform.recognise(consented);
            if (recognition instanceof Recognition.Unreadable it) {
                return Outcome.rejected(
                        new Rejection(Rejection.Disposition.QUARANTINED, id, it.code(), it.summary(), it.faults()));
            }
            if (recognition instanceof Recognition.Recognised it) {
                return gate.admit(consented, it.account())
                        .match(
                                admitted -> readAdmitted(platform, admitted, it),
                                Outcome::<Export>rejected,
                                held -> new Outcome.AlreadyHeld<>(held.submission(), held.held()));
            }
        }
        return Outcome.rejected(
                Rejection.quarantined(
                        id,
                        "no-export",
                        "No export of a known platform was found in the submission.",
                        new Fault(
                                "the whole submission",
                                "None of its files is a TikTok export in JSON (user_data_tiktok.json, user_data.json, or TikTok's zip of it).",
                                "Add the file that TikTok offers under \"Download your data\" (choose JSON), and take the submission in again.")));
    }

    private Outcome<Export> readAdmitted(
            PlatformReader platform, AdmittedSubmission admitted, Recognition.Recognised recognised) {
        ReadResult result = platform.read(admitted, recognised);
        if (result instanceof ReadResult.Broken broken) {
            return Outcome.rejected(
                    Rejection.quarantined(admitted.submission().id(), broken.code(), broken.summary(), broken.fault()));
        }
        ExportContent content = ((ReadResult.Read) result).content();
        Optional<Rejection> held = drift.judge(admitted.submission().id(), content.sections());
        if (held.isPresent()) {
            return Outcome.rejected(held.get());
        }
        List<HandedOverFile> files = new MediaMatching(content.posts(), content.sources()).match(admitted.submission());
        Instant now = clock.instant();
        return Outcome.passed(new Export(
                admitted,
                platform.platform(),
                content,
                Context.NONE,
                files,
                List.of(new PreservationEvent(
                        EventType.EXTRACTION,
                        now,
                        content.posts().size() + " posts read from the export; every other section counted.",
                        content.findings().isEmpty() ? "success" : "warning",
                        agent))));
    }
}

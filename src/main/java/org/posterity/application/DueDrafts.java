package org.posterity.application;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.sources.upload.Handover;
import org.posterity.sources.upload.Handover.Step;
import org.posterity.sources.upload.Handovers;

/** What donors handed over through personal links and nobody has looked at, and what they left unfinished. */
final class DueDrafts {
    private DueDrafts() {}

    static Stream<DueItem> of(Handovers handovers, Instant now) {
        return handovers.all().stream().flatMap(handover -> due(handover, now).stream());
    }

    private static Optional<DueItem> due(Handover handover, Instant now) {
        String id = handover.invitation().id();
        if (handover.step() == Step.HANDED_IN) {
            int files = handover.handedIn().size();
            return Optional.of(DueItem.of(
                    DueKind.DRAFT_WAITS,
                    id,
                    "A donor handed over " + files + (files == 1 ? " file" : " files") + " through a personal link.",
                    "See what was chosen and sent: posterity consent accept " + id
                            + ". Then accept it with --by NAME, or " + "refuse it: posterity consent refuse " + id
                            + "."));
        }
        return handover.step() == Step.OPEN && handover.isExpired(now) && !handover.isEmpty()
                ? Optional.of(DueItem.of(
                        DueKind.UPLOAD_UNFINISHED,
                        id,
                        "A personal link has ended, and what was sent was never handed over.",
                        "Ask the donor. To delete what was sent: posterity consent refuse " + id + " --by NAME."))
                : Optional.empty();
    }
}

package org.posterity.application;

import static org.posterity.application.DueKind.HOLD_TO_REVIEW;
import static org.posterity.application.DueKind.RESTRICTION_ENDS;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.posterity.consent.Decision;
import org.posterity.consent.Decisions;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.storage.DamagedPackage;

/** What the institution's decisions let wait for a person: restrictions that end, and legal holds to review. */
final class DueDecisions {
    private DueDecisions() {}

    /**
     * Only agreements of packages are read on which the journal says that something was decided, or that were changed by a run that
     * may have been killed before it could say so.
     */
    static Stream<DueItem> of(Archive archive, LocalDate today) {
        Set<PackageId> decided = new HashSet<>(archive.told().decided());
        decided.addAll(archive.readAnew());
        return decided.stream().filter(archive.storage()::holds).flatMap(aip -> of(aip, archive, today));
    }

    private static Stream<DueItem> of(PackageId aip, Archive archive, LocalDate today) {
        try {
            Decisions decisions = archive.decisions(aip);
            return Stream.concat(
                    decisions.restricting().stream().flatMap(it -> restriction(aip, it, today)),
                    decisions.holds().stream().map(it -> hold(aip, it)));
        } catch (UnreadableAgreement | DamagedPackage | TerminalFailure | IOException e) {
            // other commands tell; whatever cannot be read is closed, and held
            return Stream.empty();
        }
    }

    private static Stream<DueItem> restriction(PackageId aip, Decision decision, LocalDate today) {
        Stream<DueItem> day = decision.until().stream()
                .filter(end -> end.isAfter(today))
                .map(end -> DueItem.of(
                        RESTRICTION_ENDS,
                        Optional.of(end),
                        aip,
                        "A restriction ends. From this day, readers may see what the donor's terms allow.",
                        "If it is to last longer, restrict it again before."));
        Stream<DueItem> event = decision.event().stream()
                .map(
                        it -> DueItem.of(
                                RESTRICTION_ENDS,
                                Optional.empty(),
                                aip,
                                "A restriction lasts until an event that the agreement file names.",
                                "Find out whether the event has happened. posterity show says which; posterity release ends it."));
        return Stream.concat(day, event);
    }

    private static DueItem hold(PackageId aip, Decision hold) {
        return DueItem.of(
                HOLD_TO_REVIEW,
                hold.review(),
                aip,
                "A legal hold forbids destroying anything of the package.",
                "Ask the authority whether it still stands. hold place sets a new day, hold lift ends it.");
    }
}

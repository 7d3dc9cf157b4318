package org.posterity.application;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.Decision;
import org.posterity.consent.Decisions;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.storage.DamagedPackage;

/**
 * Places and lifts legal holds. A hold is kept in the agreement file; the package does not change, and the journal names neither
 * the authority nor its reference.
 */
public final class LegalHold {
    private final Premises premises;

    public LegalHold(Premises premises) {
        this.premises = premises;
    }

    /**
     * An order to keep, or its end.
     *
     * @param name of the package, as people name packages
     * @param authority who ordered it
     * @param reference how the authority calls it
     * @param by who acts for the institution
     */
    public record Order(String name, String authority, String reference, String by, Duration patience) {

        public Order {
            authority = OneLine.of(authority, "--authority");
            reference = OneLine.of(reference, "--reference");
            by = OneLine.of(by, "--by");
        }
    }

    /**
     * What became of an order.
     *
     * @param changed whether it was new
     * @param left how many holds are in force now
     */
    public record Answer(PackageId aip, boolean changed, int left) {}

    /** @param review the day by which a person looks at it again */
    public PackageLookup<Optional<Answer>> place(Order order, LocalDate review) {
        if (!review.isAfter(LocalDate.now(Machine.clock()))) {
            throw new IllegalArgumentException(
                    "--review must be a day to come, on which somebody looks at the hold again.");
        }
        return change(
                order,
                (aip, time) ->
                        Decision.holdPlaced(time, aip, order.authority(), order.reference(), review, order.by()));
    }

    /** @throws IllegalArgumentException when no such hold is in force */
    public PackageLookup<Optional<Answer>> lift(Order order) {
        return change(
                order, (aip, time) -> Decision.holdLifted(time, aip, order.authority(), order.reference(), order.by()));
    }

    /** Makes a decision of an order. */
    private interface Making {
        Decision of(PackageId aip, Instant time);
    }

    private PackageLookup<Optional<Answer>> change(Order order, Making making) {
        if (!Archive.isThere(premises.archive())) {
            return new PackageLookup.NotOne<>(false, List.of());
        }
        try (Archive archive = premises.openToWrite(premises.settings(), order.patience())) {
            return Locator.find(
                    order.name(), archive, premises, aip -> archive.inTurn(aip, () -> change(aip, making, archive)));
        }
    }

    private Optional<Answer> change(PackageId aip, Making making, Archive archive) {
        try {
            Decisions before = archive.decisions(aip);
            Decision decision = making.of(aip, before.next(Machine.clock().instant()));
            boolean placing = decision.what() == Decision.Kind.HOLD_PLACED;
            // a run that was killed, or the same order given twice
            Optional<Decision> earlier = (placing ? before.holds() : before.newest())
                    .stream().filter(decision::isSameAs).findFirst();
            if (earlier.isPresent()) {
                archive.noteDecisions(aip);
                return Optional.of(new Answer(aip, false, before.holds().size()));
            }
            int left = before.and(decision).holds().size();
            if (!placing && left == before.holds().size()) {
                throw new IllegalArgumentException("No hold of this authority and reference is in force on "
                        + aip.shortForm() + ". Write both as they were when it was placed.");
            }
            archive.decide(aip, decision, Optional.empty());
            archive.noteDecisions(aip);
            return Optional.of(new Answer(aip, true, left));
        } catch (UnreadableAgreement e) {
            throw new TerminalFailure(e.getMessage() + " Restore it from a copy; nothing was changed.");
        } catch (IOException | DamagedPackage e) {
            throw new TerminalFailure(
                    "The terms of package " + aip.shortForm() + " cannot be read. " + DamagedPackage.REMEDY);
        }
    }
}

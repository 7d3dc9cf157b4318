package org.posterity.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.model.Fault;
import org.posterity.model.TerminalFailure;

/** Whether a recorded withdrawal of consent overrides a consent record: an older record must not undo it. */
final class WithdrawalRule {
    private static final String WITHDRAWN = "consent-withdrawn";
    private static final String PLACE = "$.events";

    private final KeptConsent kept;

    WithdrawalRule(KeptConsent kept) {
        this.kept = kept;
    }

    Optional<Refusal> examine(ConsentRecord record, LocalDate today) {
        Optional<List<Event>> kept;
        try {
            kept = this.kept.known(record.terms().id());
        } catch (TerminalFailure e) {
            return Optional.of(new Refusal(
                    "agreement-unreadable",
                    "The agreement file of this consent cannot be read, so it is unknown whether consent was withdrawn.",
                    new Fault(
                            "the archive's folder agreements",
                            "A record in it is damaged, or this user has no permission to read it.",
                            "Restore it from a copy, then run again.")));
        }
        return kept.flatMap(known -> examine(record.events(), known, today));
    }

    private static Optional<Refusal> examine(List<Event> events, List<Event> known, LocalDate today) {
        if (KeptConsent.withdrawals(events) < KeptConsent.withdrawals(known)) {
            return Optional.of(Refusal.inRecord(
                    WITHDRAWN,
                    "The consent has been withdrawn.",
                    PLACE,
                    "The agreement file has a withdrawal of consent that this older record does not have.",
                    "Keep nothing under it. If the donor has changed their mind, take the newest record and add "
                            + "the new consent to its events."));
        }
        return ValidityRules.standing(known, today) == ConsentRecord.EventKind.WITHDRAWN
                        && ValidityRules.standing(events, today) == ConsentRecord.EventKind.WITHDRAWN
                ? Optional.of(Refusal.inRecord(
                        WITHDRAWN,
                        "The withdrawal is now in the agreement file: from now on, no access copies are made of what is "
                                + "kept under it.",
                        PLACE,
                        "Packages under this agreement stay in the archive.",
                        "Decide with the donor what happens to them."))
                : Optional.empty();
    }
}

package org.posterity.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.model.Fault;
import org.posterity.model.TerminalFailure;

/** Whether a withdrawal that is on record speaks against a consent record: an older one must not undo it. */
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
                    "The agreement file of this consent cannot be read, so it is not known whether it was withdrawn.",
                    new Fault(
                            "the archive's folder agreements",
                            "A record in it is damaged, or this user may not read it.",
                            "Restore it from a copy, then take the submission in again.")));
        }
        return kept.flatMap(known -> examine(record.events(), known, today));
    }

    private static Optional<Refusal> examine(List<Event> events, List<Event> known, LocalDate today) {
        if (KeptConsent.withdrawals(events) < KeptConsent.withdrawals(known)) {
            return Optional.of(Refusal.inRecord(
                    WITHDRAWN,
                    "The consent has been withdrawn.",
                    PLACE,
                    "The agreement file holds a withdrawal that this record does not know of: it is an older one.",
                    "Keep nothing under it. If the donor has changed their mind, take the newest record, and add the"
                            + " new consent as an event."));
        }
        return ValidityRules.standing(known, today) == ConsentRecord.EventKind.WITHDRAWN
                        && ValidityRules.standing(events, today) == ConsentRecord.EventKind.WITHDRAWN
                ? Optional.of(Refusal.inRecord(
                        WITHDRAWN,
                        "The withdrawal is in the agreement file: of what is held under it no copy to read is handed out any"
                                + " more.",
                        PLACE,
                        "Packages that are held under this agreement stay in the archive.",
                        "Decide with the donor what becomes of them."))
                : Optional.empty();
    }
}

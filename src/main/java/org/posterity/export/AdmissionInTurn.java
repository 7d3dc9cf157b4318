package org.posterity.export;

import java.util.Optional;
import java.util.function.Function;
import org.posterity.consent.AdmittedSubmission;
import org.posterity.consent.BirthDate;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.intake.HeldSubmissions;
import org.posterity.intake.Submission;
import org.posterity.model.Account;
import org.posterity.model.Outcome;

/**
 * The gate's second step, for one submission of an account at a time. Another submission of the same account, in this
 * process or another, waits until the first one ends. By then the same submission may be in the archive.
 */
public final class AdmissionInTurn implements Admission {
    private final Admission gate;
    private final Function<Account, Runnable> turns;
    private final HeldSubmissions held;

    /** @param turns waits for an account's turn, and returns what ends the turn */
    public AdmissionInTurn(Admission gate, Function<Account, Runnable> turns, HeldSubmissions held) {
        this.gate = gate;
        this.turns = turns;
        this.held = held;
    }

    @Override
    public Outcome<AdmittedSubmission> admit(
            ConsentedSubmission consented, Optional<Account> found, BirthDate birthDate) {
        return inTurn(consented, found).orElseGet(() -> gate.admit(consented, found, birthDate));
    }

    @Override
    public Outcome<AdmittedSubmission> admitWithoutExport(ConsentedSubmission consented) {
        return inTurn(consented, Optional.empty()).orElseGet(() -> gate.admitWithoutExport(consented));
    }

    /** If the export names no account, the record must name the one it belongs to. */
    private Optional<Outcome<AdmittedSubmission>> inTurn(ConsentedSubmission consented, Optional<Account> found) {
        Submission submission = consented.submission();
        found.or(() -> consented.terms().accounts().stream().findFirst())
                .ifPresent(account -> submission.workspace().whenEmptied(turns.apply(account)));
        return held.find(submission.id(), submission.digest(), submission.arrival())
                .map(outcome -> outcome.then(same -> {
                    throw new IllegalStateException("What is held does not pass.");
                }));
    }
}

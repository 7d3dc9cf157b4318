package org.posterity.consent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.intake.Arrival;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.model.Outcome;
import org.posterity.model.Rejection;
import org.posterity.model.TerminalFailure;

/**
 * The gate of consent for records that are handed in again: one that is newer than what the agreement file holds becomes a
 * version of it. A withdrawal does so whatever else speaks against the submission, any other record only where the gate lets it
 * pass. What is older changes nothing.
 */
public final class ConsentRenewal {
    private final ConsentGate gate;
    private final ConsentRecordReader reader;
    private final KeptConsent kept;
    private final AgreementKeeping keeping;

    public ConsentRenewal(
            ConsentGate gate, ConsentRecordReader reader, KeptAgreements agreements, AgreementKeeping keeping) {
        this.gate = gate;
        this.reader = reader;
        this.kept = new KeptConsent(agreements);
        this.keeping = keeping;
    }

    /** As {@link ConsentGate#establish}. */
    public Outcome<ConsentedSubmission> establish(Submission submission) {
        Optional<Again> again = submission.consentFile().flatMap(this::newer);
        again.filter(Again::withdraws).ifPresent(it -> keeping.keep(it.record(), it.bytes(), submission.files()));
        Outcome<ConsentedSubmission> outcome = gate.establish(submission);
        again.filter(it -> !it.withdraws() && outcome instanceof Outcome.Passed)
                .ifPresent(it -> keeping.keep(it.record(), it.bytes(), submission.files()));
        return outcome;
    }

    /** A submission that is held is not judged anew, unless a record that was given with it withdraws the consent, or renews it. */
    public Outcome<Submission> reconsider(Arrival arrival, Outcome<Submission> opened) {
        if (!(opened instanceof Outcome.AlreadyHeld<Submission> held)
                || arrival.consent().isEmpty()) {
            return opened;
        }
        Path file = arrival.consent().get();
        newer(file)
                .filter(it -> it.withdraws() || gate.isValid(it.record()))
                .ifPresent(it -> keeping.keep(it.record(), it.bytes(), List.<ReceivedFile>of()));
        return reader.read(file)
                .match(record -> gate.withdrawn(record, held.submission()), faults -> Optional.<Rejection>empty())
                .map(Outcome::<Submission>rejected)
                .orElse(opened);
    }

    /**
     * A record that is newer than what is kept.
     *
     * @param withdraws whether it tells of a withdrawal that is not kept yet, and holds no more
     */
    private record Again(ConsentRecord record, byte[] bytes, boolean withdraws) {}

    private Optional<Again> newer(Path file) {
        byte[] bytes;
        try {
            if (Files.size(file) > ConsentRecordReader.MOST_BYTES) {
                return Optional.empty();
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            // The gate says so.
            return Optional.empty();
        }
        return reader.read(bytes)
                .match(Optional::of, faults -> Optional.<ConsentRecord>empty())
                .flatMap(record -> newer(record, bytes));
    }

    private Optional<Again> newer(ConsentRecord record, byte[] bytes) {
        String id = record.terms().id();
        if (!kept.holds(id)) {
            return Optional.empty();
        }
        List<Event> known;
        try {
            known = kept.events(id);
        } catch (TerminalFailure e) {
            // The gate says so.
            return Optional.empty();
        }
        long more = KeptConsent.withdrawals(record.events()) - KeptConsent.withdrawals(known);
        boolean longer = more == 0 && record.events().size() > known.size() && beginsWith(record.events(), known);
        boolean withdrawn = ValidityRules.standing(record.events(), gate.today()) == EventKind.WITHDRAWN;
        return more > 0 || longer ? Optional.of(new Again(record, bytes, more > 0 && withdrawn)) : Optional.empty();
    }

    private static boolean beginsWith(List<Event> events, List<Event> known) {
        for (int i = 0; i < known.size(); i++) {
            if (events.get(i).kind() != known.get(i).kind()
                    || !events.get(i).at().equals(known.get(i).at())) {
                return false;
            }
        }
        return true;
    }
}

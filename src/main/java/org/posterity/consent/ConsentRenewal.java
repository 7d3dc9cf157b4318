package org.posterity.consent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.Submission;
import org.posterity.model.Outcome;
import org.posterity.model.TerminalFailure;

/**
 * The consent gate for records that are handed in again: a record newer than the agreement file becomes a new version of it.
 * A withdrawal of consent is kept whatever else is wrong with the submission, any other record only if the gate admits it.
 * Older records change nothing.
 */
public final class ConsentRenewal {
    private final ConsentGate gate;
    private final ConsentRecordReader reader;
    private final KeptConsent kept;
    private final AgreementKeeper keeping;

    public ConsentRenewal(
            ConsentGate gate, ConsentRecordReader reader, KeptAgreements agreements, AgreementKeeper keeping) {
        this.gate = gate;
        this.reader = reader;
        this.kept = new KeptConsent(agreements);
        this.keeping = keeping;
    }

    /** As {@link ConsentGate#establish}. */
    public Outcome<ConsentedSubmission> establish(Submission submission) {
        return inTurn(submission.consentFile(), () -> establishInTurn(submission));
    }

    private Outcome<ConsentedSubmission> establishInTurn(Submission submission) {
        Optional<Handed> handed = submission.consentFile().flatMap(this::read);
        handed.filter(Handed::withdraws).ifPresent(it -> keeping.keep(it.record(), it.bytes(), submission.files()));
        Outcome<ConsentedSubmission> outcome = gate.establish(submission);
        handed.filter(it -> it.renews() && outcome instanceof Outcome.Passed)
                .ifPresent(it -> keeping.keep(it.record(), it.bytes(), submission.files()));
        return outcome;
    }

    /**
     * A held submission is not examined again, unless the record given with it withdraws or renews the consent.
     */
    public Outcome<Submission> reconsider(IngestRequest arrival, Outcome<Submission> opened) {
        return opened instanceof Outcome.AlreadyHeld<Submission> held
                ? inTurn(arrival.consent(), () -> reconsiderInTurn(arrival, held))
                : opened;
    }

    private Outcome<Submission> reconsiderInTurn(IngestRequest arrival, Outcome.AlreadyHeld<Submission> held) {
        Optional<Handed> handed = arrival.consent().flatMap(this::read);
        handed.filter(it -> it.withdraws() || it.renews() && gate.isValid(it.record()))
                .ifPresent(it -> keeping.keep(it.record(), it.bytes(), List.of()));
        return handed.flatMap(it -> gate.withdrawn(it.record(), held.submission()))
                .map(Outcome::<Submission>rejected)
                .orElse(held);
    }

    /** Nobody else changes the agreement meanwhile. */
    private <T> T inTurn(Optional<Path> record, Supplier<T> work) {
        return record.flatMap(this::read)
                .map(it -> it.record().terms().id())
                .map(id -> keeping.inTurn(Agreement.idOf(id), work))
                .orElseGet(work);
    }

    /**
     * A valid record.
     *
     * @param withdraws whether it reports a withdrawal of consent that is not kept yet, and is no longer valid
     * @param renews whether it is newer than what is kept in any other way
     */
    private record Handed(ConsentRecord record, byte[] bytes, boolean withdraws, boolean renews) {}

    /** Empty if the gate has something to say about the file. */
    private Optional<Handed> read(Path file) {
        try {
            if (Files.size(file) > ConsentRecordReader.MOST_BYTES) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            return reader.read(bytes).match(record -> Optional.of(handed(record, bytes)), faults -> Optional.empty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Handed handed(ConsentRecord record, byte[] bytes) {
        Optional<List<Event>> kept;
        try {
            kept = this.kept.known(record.terms().id());
        } catch (TerminalFailure e) {
            // The gate says so.
            kept = Optional.empty();
        }
        List<Event> events = record.events();
        long more = kept.map(known -> KeptConsent.withdrawals(events) - KeptConsent.withdrawals(known))
                .orElse(0L);
        boolean longer = kept.filter(known -> events.size() > known.size() && beginsWith(events, known))
                .isPresent();
        boolean withdraws = more > 0 && ValidityRules.standing(events, gate.today()) == EventKind.WITHDRAWN;
        return new Handed(record, bytes, withdraws, !withdraws && (more > 0 || more == 0 && longer));
    }

    private static boolean beginsWith(List<Event> events, List<Event> known) {
        return events.stream()
                .limit(known.size())
                .map(event -> Event.of(event.kind(), event.at()))
                .toList()
                .equals(known.stream()
                        .map(event -> Event.of(event.kind(), event.at()))
                        .toList());
    }
}

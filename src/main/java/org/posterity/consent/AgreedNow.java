package org.posterity.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.model.AccessLevel;
import org.posterity.record.Grant;
import org.posterity.record.Terms;

/** What the newest versions of agreements grant, as the terms of packages say it. */
public final class AgreedNow {
    private final KeptAgreements agreements;
    private final ConsentRecordReader reader;

    public AgreedNow(KeptAgreements agreements, ConsentRecordReader reader) {
        this.agreements = agreements;
        this.reader = reader;
    }

    /**
     * The terms of an accession by the newest version of its agreement. They stay as they are if they follow it already, or if
     * the record is not valid today.
     *
     * @throws org.posterity.model.TerminalFailure when the agreement cannot be read
     */
    public Terms.OfAccession terms(Terms.OfAccession before) {
        KeptAgreement.Version newest = agreements.read(before.agreement()).newest();
        if (before.record().equals(Optional.of(newest.digest()))) {
            return before;
        }
        return reader.read(newest.bytes())
                .match(
                        record -> terms(before, record),
                        faults -> KeptConsent.isWithdrawn(newest.record()) ? before.with(List.of()) : before);
    }

    private static Terms.OfAccession terms(Terms.OfAccession before, ConsentRecord record) {
        Terms.OfAccession now = Terms.OfAccession.of(before.accession(), before.agreement(), record.terms())
                .with(granted(record));
        return record.minor() ? now.atMost(AccessLevel.ON_SITE) : now;
    }

    /** Nothing after a withdrawal; after consent was given again, what holds from that day on. */
    private static List<Grant> granted(ConsentRecord record) {
        Optional<LocalDate> again = Optional.empty();
        boolean withdrawn = false;
        for (Event event : record.events()) {
            if (event.kind() == EventKind.WITHDRAWN) {
                withdrawn = true;
                again = Optional.empty();
            } else if (withdrawn && (event.kind() == EventKind.GIVEN || event.kind() == EventKind.RENEWED)) {
                again = again.or(() -> Optional.of(event.at()));
            }
        }
        if (!withdrawn) {
            return record.terms().grants();
        }
        return again.stream()
                .flatMap(day -> record.terms().grants().stream().map(grant -> grant.notBefore(day)))
                .toList();
    }

    /** What happened last to the consent under an agreement, as {@code renewed}. */
    public String lastEvent(String agreement) {
        return KeptConsent.events(agreements.read(agreement).newest().record()).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .kind()
                .id();
    }
}

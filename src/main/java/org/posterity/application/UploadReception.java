package org.posterity.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.posterity.consent.ConsentExplanation;
import org.posterity.consent.ConsentForm;
import org.posterity.consent.ConsentReceipt;
import org.posterity.consent.ConsentRecord;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.consent.DonorDraft;
import org.posterity.consent.DonorTexts;
import org.posterity.consent.HouseRules;
import org.posterity.consent.UploadPages;
import org.posterity.model.Account;
import org.posterity.model.TerminalFailure;
import org.posterity.page.DonorPage;
import org.posterity.page.UploadPage;
import org.posterity.page.UploadPage.Received;
import org.posterity.sources.upload.Handover;
import org.posterity.sources.upload.Handover.Step;
import org.posterity.sources.upload.Invitation;
import org.posterity.sources.upload.Reception;
import org.posterity.storage.ocfl.OcflAgreements;

/** What the source of uploads is told of consent: the form, the notice, what an agreement says, and what answers make. */
final class UploadReception implements Reception {
    static final String AGREEMENT = "agreement";
    static final String ACCOUNTS = "accounts";
    static final String NOTICE = "notice";

    private final Path archive;
    private final Settings settings;
    private final HouseRules house;
    private final ConsentRecordReader reader;
    private final SelectionOffers offers;

    UploadReception(Path archive, Settings settings) {
        this.archive = archive;
        this.settings = settings;
        this.house = Wiring.houseRules(settings);
        this.reader = ConsentRecordReader.following(settings.folder(), Wiring.platforms());
        this.offers = new SelectionOffers(Wiring.selectionPolicy(settings));
    }

    @Override
    public String styles() {
        DonorTexts texts = DonorTexts.in(DonorTexts.languages().get(0));
        return new UploadPages(texts, house.institution(), LocalDate.EPOCH)
                .ended()
                .styles();
    }

    @Override
    public String page(Handover handover, Step step) {
        return pageOf(handover, step).html();
    }

    private UploadPage pageOf(Handover handover, Step step) {
        Invitation invitation = handover.invitation();
        DonorTexts texts = DonorTexts.in(invitation.language());
        UploadPages pages = new UploadPages(
                texts, house.institution(), day(invitation.expires().minusMillis(1)));
        if (step == Step.REFUSED) {
            return pages.refused(day(handover.since()));
        }
        if (handover.isExpired(Machine.clock().instant())) {
            return pages.ended();
        }
        if (step == Step.OPEN) {
            DonorPage form = agreement(invitation)
                    .map(record -> pages.more(record, receipt(record, texts)))
                    .orElseGet(() -> form(invitation));
            return pages.open(form, invitation.mostBytes());
        }
        List<Received> received = handover.handedIn().stream()
                .map(file -> new Received(
                        file.name(),
                        pages.size(file.length()),
                        file.sha256().orElseThrow().hex()))
                .toList();
        return pages.received(
                day(handover.handedInAt()),
                step == Step.ACCEPTED ? Optional.of(day(handover.since())) : Optional.empty(),
                received);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private DonorPage form(Invitation invitation) {
        return ConsentForm.following(settings.folder(), DonorTexts.in(invitation.language()))
                .onScreen(
                        house.institution(),
                        accounts(invitation),
                        invitation.about().path(NOTICE).path("text").asText(),
                        offers::toAnybody);
    }

    private DonorPage receipt(ConsentRecord record, DonorTexts texts) {
        List<String> contact = Stream.of("contact.name", "contact.email")
                .flatMap(name -> settings.text(name).stream())
                .toList();
        return new ConsentReceipt(
                        texts,
                        house,
                        contact.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", contact)),
                        Machine.clock())
                .of(record, offers.underThe(record));
    }

    private static List<Account> accounts(Invitation invitation) {
        List<Account> accounts = new ArrayList<>();
        invitation
                .about()
                .path(ACCOUNTS)
                .forEach(account -> accounts.add(new Account(
                        account.path("platform").asText(),
                        account.path("username").asText())));
        return accounts;
    }

    /** The agreement that a link belongs to, as it is now; empty for a link to a new one. */
    private Optional<ConsentRecord> agreement(Invitation invitation) {
        return agreementBytes(invitation)
                .map(bytes -> reader.read(bytes).match(record -> record, faults -> {
                    throw new TerminalFailure("The agreement of a link cannot be read.");
                }));
    }

    private Optional<byte[]> agreementBytes(Invitation invitation) {
        String id = invitation.about().path(AGREEMENT).asText();
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(OcflAgreements.read(archive).read(id).newest().bytes());
    }

    @Override
    public Answered answered(Invitation invitation, JsonNode answers) {
        if (invitation.about().has(AGREEMENT)) {
            return new Answered(Optional.empty(), Optional.empty(), DonorDraft.WISHES_FILE, Set.of());
        }
        DonorDraft.Answered made = drafts().of(form(invitation), answers, accounts(invitation), (ObjectNode)
                invitation.about().path(NOTICE));
        return new Answered(made.draft(), made.wishes(), DonorDraft.WISHES_FILE, made.lookAgain());
    }

    private DonorDraft drafts() {
        return new DonorDraft(house, reader, Machine.clock());
    }

    /** The record under which a handover would be accepted: the draft, or the agreement as it is now. */
    byte[] record(Handover handover, String by) {
        return agreementBytes(handover.invitation())
                .or(() -> handover.draft().map(draft -> drafts().accepted(draft, by)))
                .orElseThrow(() -> new TerminalFailure("This donation has no draft of a consent record."));
    }

    /** Explains what a donor chose. */
    Optional<List<String>> explained(Handover handover, String by) {
        return reader.read(record(handover, by))
                .match(
                        record -> Optional.of(new ConsentExplanation(house, Machine.clock())
                                .lines(record, offers.underThe(record), List.of())),
                        faults -> Optional.empty());
    }
}

package org.posterity.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.posterity.application.Pipeline.SourceRoute;
import org.posterity.consent.Agreement;
import org.posterity.consent.ConsentDraft;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.consent.DonorTexts;
import org.posterity.consent.KeptAgreements;
import org.posterity.model.Account;
import org.posterity.sources.upload.Handover;
import org.posterity.sources.upload.Handovers;
import org.posterity.storage.ocfl.OcflAgreements;

/** Makes a personal link through which a donor hands over files. */
public final class Invite {
    private final Premises premises;

    public Invite(Premises premises) {
        this.premises = premises;
    }

    /**
     * What is asked for.
     *
     * @param agreement the number (the record's id) or identifier of an agreement that is kept; empty for a new donor
     * @param accounts of a new donor, as people write them
     * @param notice what a new donor reads: the name of a file, or the words themselves
     * @param days how long the link works
     * @param mostBytes of all files together
     */
    public record Request(
            Optional<String> agreement,
            List<String> accounts,
            Optional<String> notice,
            String language,
            int days,
            long mostBytes) {}

    /**
     * A link.
     *
     * @param link which is not kept and cannot be shown again
     * @param isOn whether the source is switched on
     */
    public record Invited(String id, String link, Instant expires, boolean isOn) {}

    /** @throws IllegalArgumentException when what is asked for makes no sense, in a sentence */
    public Invited run(Request request) {
        Settings settings = premises.settings();
        SourceSettings sources = new SourceSettings(settings);
        String address = sources.uploadAddress()
                .orElseThrow(() -> new IllegalArgumentException("The setting source.upload.address is empty. Write the "
                        + "address there at which donors reach the page, such as https://give.example.org/."));
        if (settings.text("institution").isEmpty()) {
            throw new IllegalArgumentException(
                    "The setting institution is empty. Donors must be told who asks for their consent.");
        }
        if (!DonorTexts.languages().contains(request.language())) {
            throw new IllegalArgumentException("Languages are: " + String.join(", ", DonorTexts.languages()) + ".");
        }
        if (request.agreement().isPresent() != request.accounts().isEmpty()) {
            throw new IllegalArgumentException(
                    "Give either --agreement, for a donor whose agreement is kept, or --account, for a new donor.");
        }
        ObjectNode about = request.agreement().isPresent()
                ? underAgreement(request.agreement().get(), settings)
                : fresh(request);
        premises.requireApart(sources.uploads(), settings);
        Set<String> known =
                premises.way().sources().stream().map(SourceRoute::name).collect(Collectors.toSet());
        Instant now = Machine.clock().instant();
        Handovers.Made made = new Handovers(sources.uploads())
                .invite(now, now.plus(Duration.ofDays(request.days())), request.mostBytes(), request.language(), about);
        return new Invited(
                made.invitation().id(),
                address + "#" + made.token(),
                made.invitation().expires(),
                sources.switchedOn(known).contains(Handover.SOURCE));
    }

    private ObjectNode underAgreement(String named, Settings settings) {
        KeptAgreements kept = OcflAgreements.read(premises.archive());
        for (String id : List.of(Agreement.idOf(named), named)) {
            if (id.startsWith(Agreement.BEGINNING) && kept.holds(id)) {
                ConsentRecordReader.following(settings.folder(), Wiring.platforms())
                        .read(kept.read(id).newest().bytes())
                        .match(record -> record, faults -> {
                            throw new IllegalArgumentException(
                                    "The record of this agreement no longer fits the schema of consent records.");
                        });
                return JsonNodeFactory.instance.objectNode().put(UploadReception.AGREEMENT, id);
            }
        }
        throw new IllegalArgumentException("No agreement of this number or identifier is kept.");
    }

    private static ObjectNode fresh(Request request) {
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        for (String written : request.accounts()) {
            Account account = Wiring.platforms()
                    .account(written)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "--account: " + Wiring.platforms().howWritten()));
            about.withArray("/" + UploadReception.ACCOUNTS)
                    .addObject()
                    .put("platform", account.platform())
                    .put("username", account.username());
        }
        ObjectNode notice = ConsentDraft.notice(request.notice()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--notice is missing: the text that the donor reads before agreeing, or its file.")));
        if (!notice.has("text")) {
            throw new IllegalArgumentException(
                    "--notice: the page can show plain text in UTF-8 only. Give the notice as a text file.");
        }
        about.set(UploadReception.NOTICE, notice);
        return about;
    }
}

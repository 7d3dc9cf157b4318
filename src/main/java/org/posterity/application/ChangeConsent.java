package org.posterity.application;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.application.FollowAgreements.Followed;
import org.posterity.consent.Agreement;
import org.posterity.consent.AgreementKeeper;
import org.posterity.consent.ConsentExplanation;
import org.posterity.consent.ConsentRecord;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.consent.ConsentRevision;
import org.posterity.consent.ConsentRevision.Revised;
import org.posterity.consent.GrantorCapacity;
import org.posterity.consent.KeptAgreement;
import org.posterity.consent.KeptAgreements;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.holdings.HeldUnder;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;
import org.posterity.model.TerminalFailure;

/**
 * Renews, corrects or withdraws a consent: a new version of the agreement, and new terms for every package under it. Closing takes
 * one person at the institution and has effect at once; keeping or showing more takes two.
 */
public final class ChangeConsent {
    private static final String BY = "--by";
    private static final String APPROVED_BY = "--approved-by";

    private final Premises premises;
    private final Progress progress;
    private final RunningStages running;

    /** @param running through which the work can be stopped */
    public ChangeConsent(Premises premises, Progress progress, RunningStages running) {
        this.premises = premises;
        this.progress = progress;
        this.running = running;
    }

    /**
     * Who instructs, and who decides at the institution.
     *
     * @param instructedBy empty if the institution itself acts, as in correcting its own mistake
     * @param evidence words, or the path of a paper
     * @param by who decided
     * @param approvedBy the second person, who agreed
     */
    public record Instruction(
            EventKind kind,
            LocalDate day,
            List<String> instructedBy,
            Optional<GrantorCapacity> capacity,
            Optional<String> evidence,
            String by,
            Optional<String> approvedBy) {

        public Instruction {
            by = OneLine.of(by, BY);
            approvedBy = approvedBy.map(name -> OneLine.of(name, APPROVED_BY));
            instructedBy = instructedBy.stream()
                    .map(name -> OneLine.of(name, "--instructed-by"))
                    .toList();
            evidence = evidence.map(words -> OneLine.of(words, "--evidence"));
            String decided = by;
            if (approvedBy.filter(decided::equalsIgnoreCase).isPresent()) {
                throw new IllegalArgumentException(BY + " and " + APPROVED_BY + " name the same person.");
            }
        }
    }

    /**
     * What is to be changed.
     *
     * @param agreement its number (the record's id), its identifier, or a package under it, as people name packages
     * @param grant which of several grants, from 1; empty: all
     * @param grantFields the parts of a grant, by the schema's names; empty: removed
     * @param corrections pointers into the record, and values
     * @param dryRun whether only to show what would change
     */
    public record Request(
            String agreement,
            Instruction instruction,
            Optional<Integer> grant,
            Map<String, Optional<JsonNode>> grantFields,
            Map<String, String> corrections,
            boolean dryRun,
            Duration patience) {}

    /**
     * What was changed.
     *
     * @param gone what the record no longer allows, in lines of plain words
     * @param come what it allows now
     * @param fields the fields of the record that differ
     * @param version of the agreement; empty for a dry run
     * @param already whether the agreement's newest version was made by this very decision, so that nothing was added
     * @param packages under the agreement that have new terms
     */
    public record Changed(
            String agreement,
            List<String> gone,
            List<String> come,
            List<String> fields,
            boolean widens,
            Optional<Integer> version,
            boolean already,
            List<Followed> packages) {

        private Changed with(List<Followed> followed) {
            return new Changed(agreement, gone, come, fields, widens, version, already, followed);
        }
    }

    /** @throws IllegalArgumentException when what is asked for makes no sense; nothing was changed then */
    public PackageLookup<Changed> run(Request request) {
        if (!Archive.isThere(premises.archive())) {
            return new PackageLookup.NotOne<>(false, List.of());
        }
        Settings settings = premises.settings();
        try (Archive archive = premises.openToWrite(settings, request.patience())) {
            running.workIn(archive.workspace());
            KeptAgreements kept = archive.keptAgreements();
            for (String id : List.of(Agreement.idOf(request.agreement()), request.agreement())) {
                if (id.startsWith(Agreement.BEGINNING) && kept.holds(id)) {
                    return new PackageLookup.One<>(change(id, request, settings, archive));
                }
            }
            return Locator.find(
                    request.agreement(),
                    archive,
                    premises,
                    aip -> change(only(aip, archive), request, settings, archive));
        }
    }

    private static String only(PackageId aip, Archive archive) {
        List<String> agreements = archive.holdings().find(aip).stream()
                .flatMap(holding -> holding.agreements().stream())
                .map(HeldUnder::agreement)
                .distinct()
                .toList();
        if (agreements.size() != 1) {
            throw new IllegalArgumentException("The package is held under " + agreements.size()
                    + " agreements. Name one of them: " + String.join(", ", agreements) + ".");
        }
        return agreements.get(0);
    }

    private Changed change(String agreement, Request request, Settings settings, Archive archive) {
        ConsentRecordReader reader = ConsentRecordReader.following(settings.folder(), Wiring.platforms());
        AgreementKeeper keeper = keeper(reader, settings, archive);
        Changed kept = keeper.inTurn(agreement, () -> keep(agreement, request, reader, keeper, settings, archive));
        return request.dryRun()
                ? kept
                : kept.with(new FollowAgreements(
                                archive, new Wiring(settings, archive, progress), reader, premises, running)
                        .run(List.of(agreement)));
    }

    private static Changed keep(
            String agreement,
            Request request,
            ConsentRecordReader reader,
            AgreementKeeper keeper,
            Settings settings,
            Archive archive) {
        try {
            KeptAgreement held = archive.keptAgreements().read(agreement);
            if (isMade(held, request, reader)) {
                int version = held.newest().number();
                return new Changed(
                        agreement, List.of(), List.of(), List.of(), false, Optional.of(version), true, List.of());
            }
            Revised revised = revise(new ConsentRevision(held.id(), held.newest(), reader), request);
            List<String> before = explained(revised.before(), settings);
            List<String> after = explained(revised.record(), settings);
            return new Changed(
                    agreement,
                    without(before, after),
                    without(after, before),
                    revised.fields(),
                    revised.widens(),
                    request.dryRun() ? Optional.empty() : Optional.of(keeper.keep(revised)),
                    false,
                    List.of());
        } catch (UnreadableAgreement e) {
            throw new TerminalFailure(e.getMessage() + " Restore it from a copy; nothing was changed.");
        }
    }

    /**
     * Whether the newest record is what this decision makes of the one before: a run that was killed, or the same command given
     * twice. The day, the persons, the evidence and the new terms are all in the record.
     */
    private static boolean isMade(KeptAgreement held, Request request, ConsentRecordReader reader) {
        try {
            Optional<KeptAgreement.Version> before = held.beforeNewestRecord();
            return before.isPresent()
                    && revise(new ConsentRevision(held.id(), before.get(), reader), request)
                            .isIn(held.newest());
        } catch (UnreadableAgreement | IllegalArgumentException e) {
            return false;
        }
    }

    private static AgreementKeeper keeper(ConsentRecordReader reader, Settings settings, Archive archive) {
        return new AgreementKeeper(
                reader, archive.agreements(), Wiring.houseRules(settings).agreements());
    }

    private static Revised revise(ConsentRevision revision, Request request) {
        Instruction told = request.instruction();
        LocalDate today = LocalDate.now(Machine.clock().withZone(ZoneOffset.UTC));
        if (told.day().isAfter(today)) {
            throw new IllegalArgumentException("--on must not be a day to come.");
        }
        if (told.kind() == EventKind.RENEWED && revision.isOfAMinor()) {
            renewOfMinor(revision, told, today);
        }
        request.grantFields().forEach((field, value) -> revision.grant(request.grant(), field, value));
        request.corrections().forEach(revision::correct);
        told.evidence().map(Path::of).filter(Files::isRegularFile).ifPresent(revision::paper);
        Revised revised = revision.with(event(told), today);
        if (revised.widens() && told.kind() == EventKind.CHANGED) {
            throw new IllegalArgumentException(
                    "More would be kept or shown than before, and a restriction only takes away. "
                            + "Use posterity consent renew. Nothing was changed.");
        }
        if (revised.widens() && told.approvedBy().isEmpty()) {
            throw new IllegalArgumentException(
                    "More would be kept or shown than before. That takes two people: name the" + " second with "
                            + APPROVED_BY + ". Nothing was changed.");
        }
        if (revised.widens() && told.capacity().isPresent() && lacks(revision, told)) {
            throw new IllegalArgumentException(
                    "Several people granted this. Any of them can close; to keep or show more,"
                            + " name all of them with --instructed-by. Nothing was changed.");
        }
        return revised;
    }

    /** Somebody of age grants alone, whoever granted before. */
    private static boolean lacks(ConsentRevision revision, Instruction told) {
        return !(revision.isOfAMinor() && told.capacity().equals(Optional.of(GrantorCapacity.CREATOR)))
                && revision.lacksAnyOf(told.instructedBy());
    }

    private static void renewOfMinor(ConsentRevision revision, Instruction told, LocalDate today) {
        boolean creator = told.capacity().equals(Optional.of(GrantorCapacity.CREATOR));
        LocalDate majority = revision.majority()
                .orElseThrow(() -> new IllegalArgumentException("The record lacks the day on which the creator comes of"
                        + " age. Add it first: consent correct --set /majority=DATE."));
        if (creator && told.day().isBefore(majority)) {
            throw new IllegalArgumentException(
                    "On that day the creator was not of age. Until they are, a parent or guardian renews.");
        }
        if (!creator && !today.isBefore(majority)) {
            throw new IllegalArgumentException(
                    "The creator has come of age, so only they can renew: --capacity creator.");
        }
        if (creator) {
            if (told.instructedBy().size() != 1) {
                throw new IllegalArgumentException("--instructed-by must name the creator alone.");
            }
            revision.grantedByCreator(told.instructedBy().get(0), told.day());
        }
    }

    private static Event event(Instruction told) {
        return new Event(
                told.kind(),
                told.day(),
                told.instructedBy().isEmpty() ? Optional.empty() : Optional.of(String.join(", ", told.instructedBy())),
                told.capacity(),
                told.evidence()
                        .map(said -> Files.isRegularFile(Path.of(said))
                                ? String.valueOf(Path.of(said).getFileName())
                                : said),
                Optional.of(told.by()),
                told.approvedBy().map(name -> name + " (not technically separated: the same user entered both names)"));
    }

    private static List<String> explained(Optional<ConsentRecord> record, Settings settings) {
        ConsentExplanation explanation = new ConsentExplanation(Wiring.houseRules(settings), Machine.clock());
        SelectionOffers offers = new SelectionOffers(Wiring.selectionPolicy(settings));
        return record.map(it -> explanation.lines(it, offers.underThe(it), List.of()))
                .orElse(List.of());
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> rest = new ArrayList<>(lines);
        rest.removeAll(others);
        return rest;
    }
}

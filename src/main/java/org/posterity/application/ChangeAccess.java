package org.posterity.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.posterity.application.Regenerate.Regenerated;
import org.posterity.consent.Agreement.Paper;
import org.posterity.consent.Decision;
import org.posterity.consent.Decisions;
import org.posterity.consent.GrantorCapacity;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;
import org.posterity.model.TerminalFailure;
import org.posterity.record.PackageRecords;
import org.posterity.storage.StoredContent;

/**
 * Closes a package or posts of it, at once, or opens what was closed. What the donor's terms close stays closed. The decision
 * enters the newest agreement first, with who made it and why, then the journal, and then the package's terms: agreement or terms
 * close, so that a run that is killed in between leaves it closed.
 */
public final class ChangeAccess {
    private static final String SEPARATION =
            "not technically separated: the same user of the computer entered both names";

    private final Premises premises;
    private final Progress progress;
    private final RunningStages running;

    /** @param running through which the work can be stopped */
    public ChangeAccess(Premises premises, Progress progress, RunningStages running) {
        this.premises = premises;
        this.progress = progress;
        this.running = running;
    }

    /**
     * Who asked the institution for it.
     *
     * @param name of the person or body, if it is told
     * @param evidence how that is known: words, or the path of a paper
     */
    public record Instruction(Optional<String> name, GrantorCapacity capacity, String evidence) {
        public Instruction {
            name = name.map(it -> OneLine.of(it, "--instructed-by"));
            evidence = OneLine.of(evidence, "--evidence");
        }
    }

    /**
     * When a restriction ends: on a day, by an event, or only by release.
     *
     * @param day from which it may be shown again
     * @param event in words, which only the agreement keeps; a person releases it then
     */
    public record Ending(Optional<LocalDate> day, Optional<String> event) {
        /** Only by release. */
        public static final Ending NONE = new Ending(Optional.empty(), Optional.empty());

        public Ending {
            event = event.map(words -> OneLine.of(words, "--until"));
        }
    }

    /**
     * What is to be changed, and who says so. Closing takes one person, opening two.
     *
     * @param name of the package, as people name packages
     * @param posts as {@link TermsChange} takes them
     * @param toNobody whether it is closed to staff too; only for a whole package
     * @param reason of closing
     * @param by who decided
     * @param approvedBy who agreed; must be somebody else, and is asked for in opening
     */
    public record Request(
            String name,
            List<String> posts,
            Ending ending,
            boolean toNobody,
            Optional<RestrictionReason> reason,
            String by,
            Optional<String> approvedBy,
            Optional<Instruction> instruction,
            Duration patience) {

        public Request {
            posts = List.copyOf(posts);
            by = OneLine.of(by, "--by");
            approvedBy = approvedBy.map(it -> OneLine.of(it, "--approved-by"));
            if (toNobody && !posts.isEmpty()) {
                throw new IllegalArgumentException(
                        "--to nobody closes every copy, and an export is always whole: leave out --post.");
            }
        }

        /** How much is to be changed: {@code 2 posts}, {@code the whole package}. */
        public String what() {
            return TermsChange.what(posts);
        }
    }

    /**
     * What became of it.
     *
     * @param decided whether a decision was added to the agreement
     * @param regenerated the package, with a new version if its terms changed
     */
    public record Answer(PackageId aip, boolean decided, Regenerated regenerated) {}

    /** @throws IllegalArgumentException when what is asked for makes no sense; nothing was changed then */
    public PackageLookup<Optional<Answer>> close(Request request) {
        return change(request, true);
    }

    /** @throws IllegalArgumentException as above */
    public PackageLookup<Optional<Answer>> open(Request request) {
        if (request.approvedBy().filter(request.by()::equalsIgnoreCase).isPresent()) {
            throw new IllegalArgumentException("Opening takes two people: --by and --approved-by name the same one.");
        }
        request.approvedBy()
                .orElseThrow(() -> new IllegalArgumentException("Opening takes two people: --approved-by."));
        return change(request, false);
    }

    private PackageLookup<Optional<Answer>> change(Request request, boolean closing) {
        if (!Archive.isThere(premises.archive())) {
            return new PackageLookup.NotOne<>(false, List.of());
        }
        Settings settings = premises.settings();
        try (Archive archive = premises.openToWrite(settings, request.patience())) {
            running.workIn(archive.workspace());
            Wiring wiring = new Wiring(settings, archive, progress);
            return Locator.find(
                    request.name(), archive, premises, aip -> change(aip, request, closing, wiring, archive));
        }
    }

    private Optional<Answer> change(PackageId aip, Request request, boolean closing, Wiring wiring, Archive archive) {
        Regenerate documents = wiring.regenerate();
        if (premises.notices().tell(archive.findings(aip))) {
            return Optional.empty();
        }
        try {
            Decided decided = archive.inTurn(aip, () -> decide(aip, request, closing, archive));
            PackageRecords records = records(aip, archive);
            Regenerated changed = decided.change().changes(records)
                    ? regenerate(aip, decided.change(), documents, wiring)
                    : new Regenerated(List.of(), Optional.empty(), Optional.empty());
            return Optional.of(new Answer(aip, decided.isNew(), changed));
        } catch (UnreadableAgreement e) {
            throw new TerminalFailure(e.getMessage()
                    + " Until it is restored from a copy, readers get nothing of the package; nothing was changed.");
        } catch (IOException e) {
            throw new TerminalFailure(
                    "The terms of package " + aip.shortForm() + " or the evidence cannot be read.", e);
        }
    }

    /**
     * A decision that is kept and noted.
     *
     * @param change of the package's terms that is still to be made
     */
    private record Decided(boolean isNew, TermsChange change) {}

    private static Decided decide(PackageId aip, Request request, boolean closing, Archive archive) throws IOException {
        PackageRecords records = records(aip, archive);
        Decisions before = archive.decisions(aip);
        TermsChange change = TermsChange.of(
                closing, request, records, before.next(Machine.clock().instant()));
        Optional<Paper> evidence = request.instruction().flatMap(it -> paper(it.evidence()));
        Decision decision = decision(aip, request, change, evidence);
        boolean isNew = !isMade(decision, before);
        if (!closing && isNew) {
            change.requireRestricted(records, before);
        }
        if (isNew) {
            archive.decide(aip, decision, evidence);
        }
        archive.noteDecisions(aip);
        return new Decided(isNew, change);
    }

    private static PackageRecords records(PackageId aip, Archive archive) {
        return new PackageRecords(new StoredContent(archive.storage().files(aip)));
    }

    private Regenerated regenerate(PackageId aip, TermsChange change, Regenerate documents, Wiring wiring) {
        StageFunctions stages =
                StageFunctions.ofDocuments(id -> documents.regenerate(id, change), wiring.replication());
        try (Pipeline pipeline = premises.way().open(stages, running, Optional.empty())) {
            return pipeline.regenerate(aip);
        }
    }

    /** Whether a run that was killed, or the same command given before, made this decision, and nothing has changed it since. */
    private static boolean isMade(Decision decision, Decisions before) {
        List<Decision> standing = decision.what() == Decision.Kind.RESTRICTED ? before.restricting() : before.newest();
        return standing.stream().anyMatch(decision::isSameAs);
    }

    private static Decision decision(PackageId aip, Request request, TermsChange change, Optional<Paper> evidence) {
        return new Decision(
                change.time(),
                aip,
                change.closing() ? Decision.Kind.RESTRICTED : Decision.Kind.RELEASED,
                List.copyOf(change.paths()),
                request.ending().day(),
                request.ending().event(),
                request.toNobody(),
                request.reason().map(RestrictionReason::id),
                request.by(),
                request.approvedBy(),
                request.approvedBy().map(it -> SEPARATION),
                request.instruction().flatMap(Instruction::name),
                request.instruction().map(it -> it.capacity().id()),
                request.instruction().map(it -> evidence.map(Paper::path).orElse(it.evidence())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Paper> paper(String evidence) {
        try {
            Path file = Path.of(evidence);
            return Files.isRegularFile(file) ? Optional.of(Decisions.evidence(file)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new TerminalFailure("The file given with --evidence cannot be read.");
        }
    }
}

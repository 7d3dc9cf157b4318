package org.posterity.application;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.posterity.application.Regenerate.Regenerated;
import org.posterity.application.RegeneratePackage.Answer;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.Progress;
import org.posterity.record.PackageRecords;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.StoredContent;

/** Closes a package or posts of it to readers, at once, or opens what was closed. What the donor's terms close stays closed. */
public final class ChangeAccess {
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
     * What is to be changed, and who says so. Closing takes one person, opening two.
     *
     * @param name of the package, as people name packages
     * @param posts as {@link TermsChange} takes them
     * @param until the day from which it may be shown again
     * @param reason of closing
     * @param by who decided
     * @param approvedBy who agreed; must be somebody else, and is asked for in opening
     */
    public record Request(
            String name,
            List<String> posts,
            Optional<LocalDate> until,
            Optional<RestrictionReason> reason,
            String by,
            Optional<String> approvedBy,
            Duration patience) {

        /** How much is to be changed: {@code 2 posts}, {@code the whole package}. */
        public String what() {
            return TermsChange.what(posts);
        }
    }

    /** @throws IllegalArgumentException when what is asked for makes no sense; nothing was changed then */
    public PackageLookup<Optional<Answer>> close(Request request) {
        return change(
                request,
                true,
                "restricted, reason " + request.reason().orElseThrow().id() + ", by " + said(request.by(), "--by")
                        + ".");
    }

    /** @throws IllegalArgumentException as above */
    public PackageLookup<Optional<Answer>> open(Request request) {
        String by = said(request.by(), "--by");
        String approved = said(request.approvedBy().orElseThrow(), "--approved-by");
        if (by.equalsIgnoreCase(approved)) {
            throw new IllegalArgumentException("Opening takes two people: --by and --approved-by name the same one.");
        }
        return change(
                request,
                false,
                "released by " + by + ", approved by " + approved
                        + " (not technically separated: the same user of the computer entered both names).");
    }

    private static String said(String name, String option) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(option + " must name a person.");
        }
        return name.strip();
    }

    private PackageLookup<Optional<Answer>> change(Request request, boolean closing, String decision) {
        if (!Archive.isThere(premises.archive())) {
            return new PackageLookup.NotOne<>(false, List.of());
        }
        Settings settings = premises.settings();
        try (Archive archive = premises.openToWrite(settings, request.patience())) {
            running.workIn(archive.workspace());
            Wiring wiring = new Wiring(settings, archive, progress);
            TermsChange change = new TermsChange(
                    closing, request.posts(), request.until(), Machine.clock().instant());
            return Locator.find(
                    request.name(), archive, premises, aip -> change(aip, change, decision, wiring, archive));
        }
    }

    /** Whether there is anything to change. If the package cannot be read, making the change says why. */
    private static boolean changes(PackageId aip, TermsChange change, Archive archive) {
        try {
            return change.changes(
                    new PackageRecords(new StoredContent(archive.storage().files(aip))));
        } catch (IOException | DamagedPackage e) {
            return true;
        }
    }

    private Optional<Answer> change(
            PackageId aip, TermsChange change, String decision, Wiring wiring, Archive archive) {
        if (premises.notices().tell(archive.findings(aip))) {
            return Optional.empty();
        }
        if (!changes(aip, change, archive)) {
            return Optional.of(new Answer(aip, new Regenerated(List.of(), Optional.empty(), Optional.empty())));
        }
        StageFunctions stages =
                StageFunctions.ofDocuments(id -> wiring.regenerate().regenerate(id, change), wiring.replication());
        try (Pipeline pipeline = premises.way().open(stages, running, Optional.empty())) {
            Regenerated changed = pipeline.regenerate(aip);
            if (changed.version().isPresent()) {
                archive.journal()
                        .append(
                                aip,
                                new PreservationEvent(
                                        EventType.POLICY_ASSIGNMENT,
                                        Machine.clock().instant(),
                                        TermsChange.what(change.posts()) + " " + decision,
                                        "success",
                                        Machine.software()));
            }
            return Optional.of(new Answer(aip, changed));
        }
    }
}

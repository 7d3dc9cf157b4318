package org.posterity.application;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.posterity.application.DisposalPlan.Item;
import org.posterity.application.Dispose.Answer;
import org.posterity.intake.UnfinishedFile;
import org.posterity.model.EventType;
import org.posterity.model.PreservationEvent;
import org.posterity.model.TerminalFailure;
import org.posterity.page.FactSheet;

/**
 * Carries out what was decided about inputs: their files go, then there is a certificate or a slip, a note in the archive's memory of its
 * inputs, and a line in the journal. Each step may be done again, so that a later run completes what a killed one began.
 */
final class Disposal {
    private static final String PLAN = ".plan.json";

    private final Archive archive;
    private final Settings settings;

    Disposal(Archive archive, Settings settings) {
        this.archive = archive;
        this.settings = settings;
    }

    private Path file(List<RememberedInput> parts, String ending) {
        return archive.inputs().folder().resolve(parts.get(0).whole() + ending);
    }

    /** What a killed run began. */
    Optional<DisposalPlan> begun(List<RememberedInput> parts) {
        return DisposalPlan.read(file(parts, PLAN));
    }

    /** Does what was decided; from here on it will be completed. */
    Answer carryOut(DisposalPlan plan, List<RememberedInput> parts) {
        plan.write(file(parts, PLAN));
        return complete(plan, parts);
    }

    /** Completes what was begun; it comes to nothing where no file can be destroyed any more. */
    Answer complete(DisposalPlan plan, List<RememberedInput> parts) {
        InputOnDisk disk = new InputOnDisk(Path.of(plan.root()));
        List<String> changed = plan.items().stream()
                .filter(item -> !disk.destroy(item))
                .map(Item::path)
                .toList();
        boolean destroying = !plan.items().isEmpty();
        if (destroying) {
            disk.prune();
        }
        if (destroying && changed.size() == plan.items().size()) {
            forget(parts);
            return new Answer.Refused(List.of("Everything has changed, or cannot be deleted."));
        }
        InputState state = destroying ? InputState.DESTROYED : InputState.RETURNED;
        int destroyed = plan.items().size() - changed.size();
        int left = plan.left() + changed.size();
        Path paper = file(parts, ".html");
        boolean named = NamesOfDonations.following(settings).inReports();
        write(DisposalPaper.of(plan, state, parts, destroyed, left, named), paper);
        for (RememberedInput part : parts) {
            archive.inputs().note(part.now(state, plan.at()));
            note(part, told(state, destroyed, left), plan);
        }
        forget(parts);
        return new Answer.Cleared(state, destroyed, left, changed, paper);
    }

    private void forget(List<RememberedInput> parts) {
        try {
            Files.deleteIfExists(file(parts, PLAN));
        } catch (IOException e) {
            throw new TerminalFailure("The archive's folder inputs cannot be written. Run again.", e);
        }
    }

    private static String told(InputState state, int destroyed, int left) {
        return state == InputState.DESTROYED
                ? destroyed + " files destroyed, " + left + " left (input-destroyed)."
                : left + " files returned (input-returned).";
    }

    /** In the journal of the package that holds it, or of no package. A run that completes another one's work adds no second line. */
    private void note(RememberedInput part, String what, DisposalPlan plan) {
        PreservationEvent event = new PreservationEvent(
                EventType.POLICY_ASSIGNMENT,
                plan.at(),
                "Input of submission " + part.submission() + ": " + what,
                "success",
                Machine.software());
        List<PreservationEvent> told = part.aip()
                .map(archive.journal()::events)
                .orElseGet(() -> archive.journal().events(part.submission()));
        boolean isNoted = told.stream()
                .anyMatch(it -> it.time().equals(plan.at())
                        && it.detail().contains(part.submission().value()));
        if (!isNoted) {
            part.aip()
                    .ifPresentOrElse(
                            aip -> archive.journal().append(aip, event),
                            () -> archive.journal().append(part.submission(), event));
        }
    }

    private static void write(FactSheet sheet, Path file) {
        try {
            StringWriter html = new StringWriter();
            sheet.write(html);
            UnfinishedFile.replace(file, html.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new TerminalFailure("The certificate cannot be written; is the disk full? Run again.", e);
        }
    }

    /** Why nothing of an input may be destroyed or given away; empty if it may. */
    static List<String> holds(List<RememberedInput> parts, Archive archive) {
        Holds holds = new Holds(archive);
        return parts.stream()
                .flatMap(part -> part.aip().stream())
                .distinct()
                .filter(holds::on)
                .map(aip -> "A legal hold is in force on package " + aip.shortForm()
                        + ", or its agreement cannot be read: nothing of it may be destroyed or given away.")
                .toList();
    }
}

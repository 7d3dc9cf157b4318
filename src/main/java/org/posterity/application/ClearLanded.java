package org.posterity.application;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.posterity.application.Dispose.Answer;
import org.posterity.application.Dispose.Examined;
import org.posterity.model.Progress;
import org.posterity.model.SubmissionId;
import org.posterity.refused.Provenance;
import org.posterity.storage.Lock;

/**
 * Removes from the inbox what sources landed there, without asking: when it is safely held, or was refused and its deadline has passed,
 * and no legal hold is in force. What a person put there, or has changed, stays. So does what the donor's terms want returned.
 */
public final class ClearLanded {
    /** Who decided, for the certificate. */
    private static final String BY = "The settings, as it was a copy that a source had landed";

    private final Archive archive;
    private final Settings settings;
    private final Notices notices;
    private final Progress progress;
    private final Disposal disposal;
    /** What was said once is not said again. */
    private final Set<SubmissionId> told = new HashSet<>();

    public ClearLanded(Archive archive, Settings settings, Notices notices, Progress progress) {
        this.archive = archive;
        this.settings = settings;
        this.notices = notices;
        this.progress = progress;
        this.disposal = new Disposal(archive, settings);
    }

    /**
     * Clears what may be cleared now.
     *
     * @param landed what sources landed in the inbox
     * @return how many files were removed
     */
    int run(LandedInputs landed) {
        Map<SubmissionId, List<RememberedInput>> inputs =
                archive.inputs().all().stream().collect(Collectors.groupingBy(RememberedInput::whole));
        int removed = inputs.values().stream().mapToInt(this::completed).sum();
        Safety safety = Safety.of(archive.told(), settings);
        for (Path file : landed.files()) {
            SubmissionId whole = Provenance.of(file, Optional.empty(), false).whole();
            List<RememberedInput> parts = inputs.getOrDefault(whole, List.of());
            if (isDue(parts, safety) && Disposal.holds(parts, archive).isEmpty()) {
                removed += inTurn(whole, () -> clear(file, landed, whole));
            }
        }
        if (removed > 0) {
            notices.say("Removed from the inbox, as sources had landed them: " + removed
                    + (removed == 1 ? " file." : " files.") + " Certificates are in the archive's folder inputs.");
        }
        return removed;
    }

    /** Whether all of it was either refused or is safely held, and every deadline has passed. */
    private boolean isDue(Collection<RememberedInput> parts, Safety safety) {
        LocalDate today = LocalDate.now(Machine.clock().withZone(ZoneOffset.UTC));
        return !parts.isEmpty()
                && parts.stream().allMatch(part -> switch (part.state()) {
                    case REFUSED -> !today.isBefore(part.deadline(settings));
                    case HELD ->
                        !today.isBefore(part.deadline(settings))
                                && part.aip()
                                        .filter(aip -> safety.of(aip).isSafe())
                                        .isPresent();
                    case WAITING, DESTROYED, RETURNED -> false;
                });
    }

    /** Does it unless another run, or a person, is at it. */
    private int inTurn(SubmissionId whole, IntSupplier work) {
        Optional<Lock> lock = archive.inputLock(whole);
        try {
            return lock.isPresent() ? work.getAsInt() : 0;
        } finally {
            lock.ifPresent(Lock::close);
        }
    }

    /** A killed run may have left a certificate unwritten. */
    private int completed(List<RememberedInput> parts) {
        boolean isOurs =
                disposal.begun(parts).filter(plan -> plan.by().equals(BY)).isPresent();
        return isOurs && Disposal.holds(parts, archive).isEmpty()
                ? inTurn(
                        parts.get(0).whole(),
                        () -> disposal.begun(parts)
                                .map(plan -> destroyed(disposal.complete(plan, parts)))
                                .orElse(0))
                : 0;
    }

    private int clear(Path file, LandedInputs landed, SubmissionId whole) {
        List<RememberedInput> parts = archive.inputs().partsOf(whole);
        if (parts.stream().noneMatch(part -> part.state().isOpen())
                || disposal.begun(parts).isPresent()) {
            // a person was faster
            return 0;
        }
        if (!landed.isOurs(file)) {
            leave(parts, "It was changed since, so it is no longer ours to remove.");
            return 0;
        }
        InputExamination found = new InputExamination(file, parts, true, archive, settings, progress);
        Examined examined = found.examined(false);
        if (!examined.obstacles().isEmpty()) {
            leave(parts, String.join(" ", examined.obstacles()));
            return 0;
        }
        Answer answer = disposal.carryOut(found.plan(false, BY), parts);
        if (answer instanceof Answer.Refused it) {
            leave(parts, String.join(" ", it.why()));
        }
        return destroyed(answer);
    }

    private static int destroyed(Answer answer) {
        return answer instanceof Answer.Cleared it ? it.destroyed() : 0;
    }

    private void leave(List<RememberedInput> parts, String why) {
        SubmissionId submission = parts.get(0).submission();
        if (told.add(submission)) {
            notices.say("What a source landed as submission " + submission + " stays in the inbox. " + why);
        }
    }
}

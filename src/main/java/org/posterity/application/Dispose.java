package org.posterity.application;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;
import org.posterity.model.SubmissionId;

/**
 * Says what of an input is safely held, and returns or destroys it. It destroys what the settings and the donor's terms allow, after a
 * person has agreed, and each file only while its bytes are those that were looked at. Nothing else removes a file outside the archive,
 * but for {@link ClearLanded}.
 */
public final class Dispose {
    private final Premises premises;
    private final Progress progress;

    public Dispose(Premises premises, Progress progress) {
        this.premises = premises;
        this.progress = progress;
    }

    /**
     * What is to be done.
     *
     * @param input where it lies, or the identifier of its submission
     * @param giveBack whether it is returned; else it is destroyed
     * @param by who decided
     */
    public record Request(String input, boolean giveBack, String by) {}

    /**
     * What was found.
     *
     * @param state the least advanced of its parts
     * @param packages that hold it, each with its number of copies in words
     * @param files what it consists of
     * @param mayGo how many files on disk may be destroyed
     * @param stay how many stay
     * @param obstacles why nothing may be done; empty if something may
     */
    public record Examined(
            Path input,
            InputState state,
            Map<PackageId, String> packages,
            List<InputFile> files,
            int mayGo,
            int stay,
            List<String> obstacles) {}

    /** What came of it. */
    public sealed interface Answer {
        /** The archive has never seen such an input, or remembers no place of it. */
        record Unknown() implements Answer {}

        /** It was returned or destroyed before. */
        record Done(InputState state) implements Answer {}

        /** Nothing was done. */
        record Refused(List<String> why) implements Answer {}

        /** The person did not agree. */
        record Left() implements Answer {}

        /**
         * It was destroyed or returned.
         *
         * @param changed files that were to be destroyed, had changed, and were left
         * @param paper the certificate or slip
         */
        record Cleared(InputState state, int destroyed, int left, List<String> changed, Path paper) implements Answer {}
    }

    /** @param agreed is shown what was found, and says whether to go on */
    public Answer run(Request request, Predicate<Examined> agreed) {
        Settings settings = premises.settings();
        String by = OneLine.of(request.by(), "--by");
        try (Archive archive = premises.openToWrite(settings, Duration.ZERO)) {
            Optional<SubmissionId> asked = whole(request.input(), archive);
            if (asked.isEmpty()) {
                return new Answer.Unknown();
            }
            Runnable end = archive.turn(asked.get());
            try {
                return run(request, by, archive.inputs().partsOf(asked.get()), archive, settings, agreed);
            } finally {
                end.run();
            }
        }
    }

    /** Which input is meant: of several places where the same was handed in, the first that waits to be cleared. */
    private static Optional<SubmissionId> whole(String asked, Archive archive) {
        List<RememberedInput> found = archive.inputs().find(asked);
        return found.stream()
                .filter(part ->
                        part.state().isOpen() && place(asked, List.of(part)).isPresent())
                .findFirst()
                .or(() -> found.stream().findFirst())
                .map(RememberedInput::whole);
    }

    private Answer run(
            Request request,
            String by,
            List<RememberedInput> parts,
            Archive archive,
            Settings settings,
            Predicate<Examined> agreed) {
        Disposal disposal = new Disposal(archive, settings);
        Optional<DisposalPlan> begun = disposal.begun(parts);
        if (begun.isPresent()) {
            List<String> held = Disposal.holds(parts, archive);
            return held.isEmpty() ? disposal.complete(begun.get(), parts) : new Answer.Refused(held);
        }
        if (parts.stream().noneMatch(part -> part.state().isOpen())) {
            return new Answer.Done(parts.get(0).state());
        }
        Optional<Path> root = place(request.input(), parts);
        if (root.isEmpty()) {
            return new Answer.Unknown();
        }
        premises.requireApart(root.get(), settings);
        boolean ours = LandedInputs.in(premises, settings).isOurs(root.get());
        InputExamination found = new InputExamination(root.get(), parts, ours, archive, settings, progress);
        Examined examined = found.examined(request.giveBack());
        boolean goesOn = agreed.test(examined);
        if (!examined.obstacles().isEmpty()) {
            return new Answer.Refused(examined.obstacles());
        }
        return goesOn ? disposal.carryOut(found.plan(request.giveBack(), by), parts) : new Answer.Left();
    }

    /** Where it lies: as asked, or as remembered. */
    private static Optional<Path> place(String asked, List<RememberedInput> parts) {
        return Stream.concat(Stream.of(asked), parts.stream().flatMap(part -> part.path().stream()))
                .map(text -> Path.of(text).toAbsolutePath().normalize())
                .filter(Files::exists)
                .findFirst();
    }
}

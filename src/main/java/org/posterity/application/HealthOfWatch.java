package org.posterity.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.posterity.intake.IntakeLimits;
import org.posterity.monitoring.Check;
import org.posterity.monitoring.Check.State;
import org.posterity.monitoring.Check.Subject;
import org.posterity.replication.Reach;
import org.posterity.sources.SourceStates;
import org.posterity.viruscheck.Clamd;

/** Whether a running watch has what it needs. What it finds names sources and stores as the settings do, and nobody. */
final class HealthOfWatch {
    private final Settings settings;
    private final Archive archive;
    private final Path inbox;
    private final SourceStates states;
    private final Set<String> sources;

    /** @param sources that are switched on */
    HealthOfWatch(Settings settings, Archive archive, Path inbox, SourceStates states, Set<String> sources) {
        this.settings = settings;
        this.archive = archive;
        this.inbox = inbox;
        this.states = states;
        this.sources = Set.copyOf(sources);
    }

    /** All checks, one after the other. */
    List<Check> look() {
        List<Check> checks = new ArrayList<>();
        checks.add(guarded(Subject.ARCHIVE, this::writable));
        checks.add(guarded(Subject.SPACE, this::space));
        checks.add(guarded(Subject.JOURNAL, this::journal));
        checks.add(guarded(Subject.INBOX, this::readable));
        checks.add(guarded(Subject.SOURCES, this::sources));
        checks.add(guarded(Subject.STORES, this::stores));
        settings.text("viruscheck.clamd")
                .flatMap(Clamd::at)
                .ifPresent(clamd -> checks.add(guarded(Subject.VIRUSCHECK, () -> scanner(clamd))));
        return checks;
    }

    private static Check guarded(Subject subject, Supplier<Check> look) {
        try {
            return look.get();
        } catch (RuntimeException e) {
            return new Check(
                    subject,
                    State.DOWN,
                    "It cannot be looked at (" + e.getClass().getSimpleName() + ").");
        }
    }

    /** Its free space, in bytes. */
    static long free(Archive archive) {
        try {
            return Files.getFileStore(archive.workspace().path()).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    private Check writable() {
        try {
            Path file = Files.createTempFile(archive.workspace().path(), "health", ".tmp");
            Files.write(file, new byte[1]);
            Files.delete(file);
            return Check.up(Subject.ARCHIVE);
        } catch (IOException e) {
            return new Check(Subject.ARCHIVE, State.DOWN, "The archive's folder cannot be written.");
        }
    }

    private Check space() {
        long reserve =
                settings.number("intake.reserve-bytes", IntakeLimits.defaults().reserveBytes());
        return free(archive) > reserve
                ? Check.up(Subject.SPACE)
                : new Check(Subject.SPACE, State.DOWN, "Less space is free than intake.reserve-bytes asks for.");
    }

    private Check journal() {
        Path journal = archive.folder().resolve("journal.jsonl");
        boolean isWell = !Files.exists(journal) || Files.isRegularFile(journal) && Files.isWritable(journal);
        return isWell
                ? Check.up(Subject.JOURNAL)
                : new Check(Subject.JOURNAL, State.DOWN, "The archive's journal cannot be written.");
    }

    private Check readable() {
        return Files.isDirectory(inbox) && Files.isReadable(inbox)
                ? Check.up(Subject.INBOX)
                : new Check(Subject.INBOX, State.DOWN, "The inbox cannot be read.");
    }

    private Check sources() {
        String wrong = failing().stream()
                .map(name -> name + ": "
                        + states.read(name)
                                .trouble()
                                .map(trouble -> trouble.words())
                                .orElse("not every file could be landed; posterity sources says why."))
                .collect(Collectors.joining(" "));
        return wrong.isEmpty() ? Check.up(Subject.SOURCES) : new Check(Subject.SOURCES, State.DEGRADED, wrong);
    }

    /** The sources whose last look went wrong. */
    List<String> failing() {
        return sources.stream()
                .filter(name -> !states.read(name).isWell())
                .sorted()
                .toList();
    }

    private Check stores() {
        List<String> wrong = unreachable();
        return wrong.isEmpty()
                ? Check.up(Subject.STORES)
                : new Check(
                        Subject.STORES,
                        State.DEGRADED,
                        "No copies could be made in " + String.join(", ", wrong) + " when last tried.");
    }

    /** The stores that could not be used when last tried. */
    List<String> unreachable() {
        return archive.copies(settings).stores().all().stream()
                .filter(Reach::isUnreachable)
                .map(reach -> reach.store().name())
                .toList();
    }

    private static Check scanner(Clamd clamd) {
        return clamd.answers()
                ? Check.up(Subject.VIRUSCHECK)
                : new Check(Subject.VIRUSCHECK, State.DOWN, "The virus scanner does not answer.");
    }
}

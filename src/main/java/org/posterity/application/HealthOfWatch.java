package org.posterity.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.posterity.intake.IntakeLimits;
import org.posterity.monitoring.Check.Subject;
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

    /** A look at each thing that a watch needs; it gives what is wrong, in a sentence, or nothing. */
    Map<Subject, Supplier<String>> needs() {
        Map<Subject, Supplier<String>> needs = new EnumMap<>(Subject.class);
        needs.put(Subject.ARCHIVE, this::archive);
        needs.put(Subject.SPACE, this::space);
        needs.put(Subject.JOURNAL, this::journal);
        needs.put(Subject.INBOX, this::inbox);
        needs.put(Subject.SOURCES, this::sources);
        needs.put(Subject.STORES, this::stores);
        settings.text("viruscheck.clamd")
                .flatMap(Clamd::at)
                .ifPresent(clamd -> needs.put(
                        Subject.VIRUSCHECK, () -> clamd.answers() ? "" : "The virus scanner does not answer."));
        return needs;
    }

    /** Its free space, in bytes. */
    static long free(Archive archive) {
        try {
            return Files.getFileStore(archive.workspace().path()).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    private String archive() {
        try {
            Path file = Files.createTempFile(archive.workspace().path(), "health", ".tmp");
            Files.write(file, new byte[1]);
            Files.delete(file);
            return "";
        } catch (IOException e) {
            return "The archive's folder cannot be written.";
        }
    }

    private String space() {
        long reserve =
                settings.number("intake.reserve-bytes", IntakeLimits.defaults().reserveBytes());
        return free(archive) > reserve ? "" : "Less space is free than intake.reserve-bytes asks for.";
    }

    private String journal() {
        Path journal = archive.folder().resolve("journal.jsonl");
        boolean isWell = !Files.exists(journal) || Files.isRegularFile(journal) && Files.isWritable(journal);
        return isWell ? "" : "The archive's journal cannot be written.";
    }

    private String inbox() {
        return Files.isDirectory(inbox) && Files.isReadable(inbox) ? "" : "The inbox cannot be read.";
    }

    private String sources() {
        return failing().stream()
                .map(name -> name + ": "
                        + states.read(name)
                                .trouble()
                                .map(trouble -> trouble.words())
                                .orElse("not every file could be landed; posterity sources says why."))
                .collect(Collectors.joining(" "));
    }

    /** The sources whose last look went wrong. */
    List<String> failing() {
        return sources.stream()
                .filter(name -> !states.read(name).isWell())
                .sorted()
                .toList();
    }

    private String stores() {
        List<String> wrong = unreachable();
        return wrong.isEmpty() ? "" : "No copies could be made in " + String.join(", ", wrong) + " when last tried.";
    }

    /** The stores that could not be used when last tried. */
    List<String> unreachable() {
        return archive.copies(settings).stores().all().stream()
                .filter(reach -> reach.failure().isPresent())
                .map(reach -> reach.store().name())
                .toList();
    }
}

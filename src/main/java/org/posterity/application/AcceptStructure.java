package org.posterity.application;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.posterity.export.Drift;
import org.posterity.export.Export;
import org.posterity.export.SectionCount;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.ProcessFolder;
import org.posterity.intake.UnfinishedFile;
import org.posterity.model.Outcome;
import org.posterity.model.Progress;
import org.posterity.model.Rejection;
import org.posterity.model.TerminalFailure;

/** Records that a curator has looked at structure the program does not know, and accepts that it is not kept. */
public final class AcceptStructure {
    static final String FILE = "accepted-structure.tsv";

    private static final String HEAD =
            "# Structure of exports that the program does not know and that a curator has looked at and accepted.\n"
                    + "# A line: a path as ledgers write it, a tab, the JSON types accepted there, separated by "
                    + "commas.\n";

    private final Premises premises;
    private final RunningStages running;

    /** @param running through which the work can be stopped */
    public AcceptStructure(Premises premises, RunningStages running) {
        this.premises = premises;
        this.running = running;
    }

    /**
     * The unknown parts of exports.
     *
     * @param structure paths with the types found there
     * @param notRead submissions that were not read, and why
     * @param written where it was written down, where it was
     */
    public record Found(
            SortedMap<String, SortedSet<String>> structure, Map<Path, Rejection> notRead, Optional<Path> written) {}

    /**
     * @param paths submissions, or folders of them
     * @param consent a record that takes the place of the submissions' own
     * @param dryRun whether only to look, and write nothing
     */
    public Found run(List<Path> paths, Optional<Path> consent, boolean dryRun) throws Exception {
        Settings settings = premises.settings();
        SortedMap<String, SortedSet<String>> structure = new TreeMap<>();
        Map<Path, Rejection> notRead = new LinkedHashMap<>();
        try (ProcessFolder folder = ProcessFolder.below(ProcessFolder.temporary());
                Archive archive = premises.open()) {
            running.workIn(folder);
            Wiring wiring = new Wiring(settings, archive, Progress.NONE);
            for (Path path : paths) {
                for (Path submission : Ingest.submissions(path, premises, settings)) {
                    IngestRequest arrival = consent.map(IngestRequest.of(submission)::withConsent)
                            .orElseGet(() -> IngestRequest.of(submission));
                    List<Outcome<Export>> read =
                            running.run("reading", false, () -> wiring.readExports(arrival, folder.path()));
                    read.forEach(it -> it.match(
                            export -> collect(export, structure),
                            rejection -> notRead.put(submission, rejection),
                            held -> null));
                }
            }
        }
        if (structure.isEmpty() || dryRun) {
            return new Found(structure, notRead, Optional.empty());
        }
        Path file = settings.folder().resolve(FILE);
        write(file, structure);
        return new Found(structure, notRead, Optional.of(file));
    }

    private static Rejection collect(Export export, SortedMap<String, SortedSet<String>> structure) {
        for (SectionCount section : export.content().sections()) {
            if (Drift.isNew(section)) {
                structure
                        .computeIfAbsent(section.path(), path -> new TreeSet<>())
                        .addAll(section.types());
            }
        }
        return null;
    }

    /** Adds the lines to what is accepted already; a path accepted with more types gets one more line. */
    private static void write(Path file, SortedMap<String, SortedSet<String>> structure) {
        StringBuilder text = new StringBuilder();
        try {
            text.append(Files.exists(file) ? Files.readString(file) : HEAD);
            if (text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
            structure.forEach((path, types) -> text.append(path)
                    .append('\t')
                    .append(String.join(",", types))
                    .append('\n'));
            UnfinishedFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new TerminalFailure("The accepted structure cannot be written to " + file + ".", e);
        }
    }
}

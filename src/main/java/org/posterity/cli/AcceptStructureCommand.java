package org.posterity.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.posterity.application.Archive;
import org.posterity.application.Settings;
import org.posterity.application.Wiring;
import org.posterity.export.Drift;
import org.posterity.export.Export;
import org.posterity.export.SectionCount;
import org.posterity.intake.Arrival;
import org.posterity.intake.Arrivals;
import org.posterity.intake.Draft;
import org.posterity.intake.ProcessFolder;
import org.posterity.model.Rejection;
import org.posterity.model.TerminalFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A curator's word that structure which the program does not know may be left out in silence from now on. */
@Command(
        name = "accept-structure",
        mixinStandardHelpOptions = true,
        description =
                "Lists what an export holds that this version does not know: paths and types, never values. Writes it to"
                        + " accepted-structure.tsv in the folder of settings. From then on it is no longer reported, and drift=hold no"
                        + " longer holds it back; it is still left out and accounted for.",
        sortOptions = false)
final class AcceptStructureCommand implements Callable<Integer> {
    private static final String HEAD =
            "# Structure of exports that the program does not know and that a curator has looked at and accepted.\n"
                    + "# A line: a path as ledgers write it, a tab, the JSON types accepted there, separated by commas.\n";

    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A submission whose export holds something new.")
    private List<Path> paths;

    @Option(
            names = "--consent",
            paramLabel = "FILE",
            description = "A consent record from outside the submission; without consent nothing is read.")
    private Path consent;

    @Option(names = "--dry-run", description = "Only lists what is new; writes nothing.")
    private boolean rehearsal;

    @Override
    public Integer call() throws Exception {
        Settings settings = place.settings();
        SortedMap<String, SortedSet<String>> found = new TreeMap<>();
        boolean allRead = true;
        try (ProcessFolder folder = ProcessFolder.below(ProcessFolder.temporary());
                Shutdown shutdown = Shutdown.begin(folder, spec.commandLine().getErr());
                Archive archive = Archive.toRead(
                        place.archive(), Output.notices(spec.commandLine().getErr()))) {
            Wiring wiring = new Wiring(settings, archive, TerminalProgress.where(false));
            for (Path path : paths) {
                if (!Files.exists(path)) {
                    throw new IllegalArgumentException("There is nothing at " + path + ".");
                }
                place.requireApart(path, settings);
                for (Path submission : new Arrivals().expand(path)) {
                    allRead &= shutdown.stages()
                            .run(
                                    "reading",
                                    false,
                                    () -> read(
                                            wiring, submission.toAbsolutePath().normalize(), folder.path(), found));
                }
            }
        }
        found.forEach((path, types) -> say("  " + Output.visible(path) + "  (" + String.join(", ", types) + ")"));
        if (found.isEmpty()) {
            say("Nothing is new.");
        } else if (!rehearsal) {
            Path file = settings.folder().resolve(Wiring.ACCEPTED_STRUCTURE);
            write(file, found);
            say("Written to " + file + ".");
        }
        return allRead ? Exit.DONE : Exit.NOT_ALL;
    }

    private boolean read(Wiring wiring, Path submission, Path workspaces, SortedMap<String, SortedSet<String>> found) {
        Arrival arrival = Arrival.of(submission);
        return wiring.readExport(consent == null ? arrival : arrival.withConsent(consent), workspaces)
                .match(export -> collect(export, found), rejection -> tell(submission, rejection), held -> true);
    }

    private static boolean collect(Export export, SortedMap<String, SortedSet<String>> found) {
        for (SectionCount section : export.content().sections()) {
            if (Drift.isNew(section)) {
                found.computeIfAbsent(section.path(), path -> new TreeSet<>()).addAll(section.types());
            }
        }
        return true;
    }

    private boolean tell(Path submission, Rejection rejection) {
        say(submission.getFileName() + ": not read (" + rejection.code() + "). " + rejection.summary());
        Output.faults(rejection, spec.commandLine().getOut());
        return false;
    }

    /** Adds the lines to what is accepted already; a path accepted with more types gets one more line. */
    private static void write(Path file, SortedMap<String, SortedSet<String>> found) {
        StringBuilder text = new StringBuilder();
        try {
            text.append(Files.exists(file) ? Files.readString(file) : HEAD);
            if (text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
            found.forEach((path, types) -> text.append(path)
                    .append('\t')
                    .append(String.join(",", types))
                    .append('\n'));
            Draft.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new TerminalFailure("The accepted structure cannot be written to " + file + ".", e);
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}

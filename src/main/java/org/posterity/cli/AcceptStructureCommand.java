package org.posterity.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.application.AcceptStructure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records that a curator has looked at structure the program does not know, and accepts that it is not kept. */
@Command(
        name = "accept-structure",
        mixinStandardHelpOptions = true,
        description = "Lists the parts of an export that this version does not know, by path and type, never by "
                + "value, and adds them to accepted-structure.tsv in the settings folder. After that "
                + "they are no longer reported, and drift=hold no longer stops the export. They are "
                + "still not kept, and still counted.",
        sortOptions = false)
final class AcceptStructureCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A submission whose export has unknown parts.")
    private List<Path> paths;

    @Option(
            names = "--consent",
            paramLabel = "FILE",
            description = "A consent record from outside the submission. Nothing is read without consent.")
    private Path consent;

    @Option(names = "--dry-run", description = "Only lists what is new; writes nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        AcceptStructure.Found found;
        try (Shutdown shutdown = Shutdown.begin(spec.commandLine().getErr())) {
            found = new AcceptStructure(place.premises(spec), shutdown.stages())
                    .run(paths, Optional.ofNullable(consent), dryRun);
        }
        PrintWriter out = spec.commandLine().getOut();
        found.notRead().forEach((submission, rejection) -> {
            out.println(submission.getFileName() + ": not read (" + rejection.code() + "). " + rejection.summary());
            Output.faults(rejection, out);
        });
        found.structure()
                .forEach((path, types) ->
                        out.println("  " + Output.visible(path) + "  (" + String.join(", ", types) + ")"));
        if (found.structure().isEmpty()) {
            out.println("Nothing is new.");
        }
        found.written().ifPresent(file -> out.println("Written to " + file + "."));
        return found.notRead().isEmpty() ? Exit.DONE : Exit.NOT_ALL;
    }
}

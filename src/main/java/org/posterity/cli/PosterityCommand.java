package org.posterity.cli;

import java.io.PrintWriter;
import java.util.List;
import org.posterity.application.Machine;
import org.posterity.application.Pipeline;
import org.posterity.intake.ProcessFolder;
import org.posterity.model.TerminalFailure;
import org.posterity.storage.ArchiveInUse;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
        name = "posterity",
        mixinStandardHelpOptions = true,
        versionProvider = PosterityCommand.Version.class,
        description = "Turns social-media exports and media, donated with consent, into packages that archives can "
                + "keep for decades.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All was done.",
            "1:Something was refused, invalid or not found; the output says what and why.",
            "2:The command was used wrongly.",
            "3:The environment failed (disk full, storage unreachable). Nothing is lost; run again.",
            "4:Another run is at work on the same thing; nothing was started. --wait SECONDS waits for it.",
            "5:Nothing was found invalid, but something could not be checked; the output says what and why.",
            "If several apply, the first of 3, 1, 4, 5 is returned."
        })
public final class PosterityCommand {
    private static final List<Class<?>> COMMANDS = List.of(
            IngestCommand.class,
            WatchCommand.class,
            SourcesCommand.class,
            InviteCommand.class,
            ListCommand.class,
            ShowCommand.class,
            DueCommand.class,
            ExplainCommand.class,
            DeliverCommand.class,
            ValidateCommand.class,
            AuditCommand.class,
            ReplicateCommand.class,
            DisposeCommand.class,
            ReportCommand.class,
            RepairCommand.class,
            RestoreCommand.class,
            ReindexCommand.class,
            JournalCommand.class,
            ConsentCommand.class,
            RestrictCommand.class,
            ReleaseCommand.class,
            HoldCommand.class,
            RegenerateCommand.class,
            AcceptStructureCommand.class,
            KeyCommand.class,
            RegisterCommand.class,
            RequestCommand.class,
            HelpCommand.class);

    private PosterityCommand() {}

    /**
     * Runs one command line. Whatever goes wrong is reported in a sentence, never as a stack trace.
     *
     * @param way by which submissions go
     * @return the exit code
     */
    public static int run(Pipeline.Opening way, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine.IFactory factory = factory(way);
        CommandLine line = new CommandLine(new PosterityCommand(), factory);
        called(arguments).forEach(type -> line.addSubcommand(new CommandLine(type, factory)));
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, result) -> explain(failure, command));
        try {
            ProcessFolder.clearAbandoned(ProcessFolder.temporary());
            return line.execute(arguments);
        } catch (Error e) {
            return unforeseen(e, err);
        }
    }

    /** The command that is called, if one is, otherwise all. To build them all takes longer than most of them run. */
    private static List<Class<?>> called(String... arguments) {
        return COMMANDS.stream()
                .filter(type -> arguments.length > 0
                        && type.getAnnotation(Command.class).name().equals(arguments[0])
                        && type != HelpCommand.class)
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(COMMANDS);
    }

    /** Makes the objects that commands consist of. */
    static CommandLine.IFactory factory(Pipeline.Opening way) {
        CommandLine.IFactory usual = CommandLine.defaultFactory();
        return new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == ArchiveOptions.class ? type.cast(new ArchiveOptions(way)) : usual.create(type);
            }
        };
    }

    private static int explain(Exception failure, CommandLine command) {
        if (failure instanceof TerminalFailure) {
            command.getErr().println("posterity: " + failure.getMessage());
            return Exit.ENVIRONMENT;
        }
        if (failure instanceof ArchiveInUse) {
            command.getErr().println("posterity: " + failure.getMessage());
            return Exit.IN_USE;
        }
        if (failure instanceof IllegalArgumentException) {
            command.getErr().println("posterity: " + failure.getMessage());
            return Exit.USAGE;
        }
        return unforeseen(failure, command.getErr());
    }

    /** Reports an unforeseen failure; returns the exit code. */
    public static int unforeseen(Throwable failure, PrintWriter err) {
        if (failure instanceof OutOfMemoryError) {
            err.println("posterity: out of memory. Set POSTERITY_HEAP higher, for example to 1g, and run again; "
                    + "unfinished work starts over.");
            return Exit.ENVIRONMENT;
        }
        StackTraceElement[] trace = failure.getStackTrace();
        err.println("posterity: an unforeseen failure (" + failure.getClass().getName() + " at "
                + (trace.length == 0 ? "unknown place" : trace[0])
                + "); the input is untouched. Please report this line.");
        return Exit.ENVIRONMENT;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Posterity " + Machine.version()};
        }
    }
}

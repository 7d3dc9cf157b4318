package org.posterity.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.posterity.application.Dispose;
import org.posterity.application.Dispose.Answer;
import org.posterity.application.Dispose.Examined;
import org.posterity.application.InputFile;
import org.posterity.application.InputFile.Fate;
import org.posterity.application.InputState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Returns or destroys an input. */
@Command(
        name = "dispose",
        mixinStandardHelpOptions = true,
        description = {
            "Says what of an input is safely held and what is not, asks, and then destroys it, as far as the settings "
                    + "(inputs.…) and the donor's terms allow, with a certificate; or notes that it is returned, with a "
                    + "slip to sign.",
            "Each file is read again and left if it has changed. Nothing is destroyed before the input's deadline, "
                    + "while too few copies of its package are verified, or under a legal hold."
        },
        sortOptions = false)
final class DisposeCommand implements Callable<Integer> {
    private static final int MOST_LISTED = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Parameters(
            paramLabel = "SUBMISSION",
            description = "The input's path, or the identifier that due and ingest print.")
    private String input;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who decides, for the certificate.")
    private String by;

    @Option(names = "--return", description = "Returns it: nothing is deleted.")
    private boolean giveBack;

    @Option(names = "--yes", description = "Does not ask, for scripts.")
    private boolean yes;

    @Option(names = "--all", description = "Lists every file, not only the first that are not held.")
    private boolean all;

    @Override
    public Integer call() {
        Answer answer = new Dispose(place.premises(spec), TerminalProgress.where(true))
                .run(new Dispose.Request(input, giveBack, by), this::agreed);
        PrintWriter out = spec.commandLine().getOut();
        if (answer instanceof Answer.Unknown) {
            spec.commandLine()
                    .getErr()
                    .println("posterity: this archive knows no input " + Output.visible(input)
                            + ", or nothing is there any more. Name the path as it was given to ingest.");
            return Exit.NOT_ALL;
        }
        if (answer instanceof Answer.Done it) {
            out.println("The input was " + it.state().words() + " before. Nothing was done.");
            return Exit.DONE;
        }
        if (answer instanceof Answer.Refused it) {
            it.why().forEach(why -> out.println(Output.visible(why)));
            out.println("Nothing was done.");
            return Exit.NOT_ALL;
        }
        if (answer instanceof Answer.Left) {
            out.println("Nothing was done.");
            return Exit.NOT_ALL;
        }
        return tell((Answer.Cleared) answer, out);
    }

    private static int tell(Answer.Cleared cleared, PrintWriter out) {
        if (cleared.state() == InputState.RETURNED) {
            out.println("Noted as returned: " + files(cleared.left()) + ". Slip: " + cleared.paper());
            return Exit.DONE;
        }
        out.println("Destroyed: " + files(cleared.destroyed()) + ". Left: " + files(cleared.left()) + ". Certificate: "
                + cleared.paper());
        cleared.changed()
                .forEach(path -> out.println("  left, because it has changed or cannot be deleted: "
                        + (path.isEmpty() ? "the input" : Output.visible(path))));
        return cleared.changed().isEmpty() ? Exit.DONE : Exit.NOT_ALL;
    }

    private boolean agreed(Examined found) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Input     " + Output.visible(found.input().toString()));
        out.println("State     " + found.state().words());
        found.packages().forEach((aip, copies) -> out.println("Package   " + aip.shortForm() + ": " + copies));
        Map<Fate, Long> counts = new TreeMap<>();
        found.files().forEach(file -> counts.merge(file.fate(), 1L, Long::sum));
        counts.forEach((fate, count) -> out.println("          " + files(count) + ": " + words(fate)));
        found.files().stream()
                .filter(file -> all || file.fate() == Fate.NOT_HELD)
                .limit(all ? Long.MAX_VALUE : MOST_LISTED)
                .forEach(file -> out.println("          " + line(file)));
        if (!found.obstacles().isEmpty()) {
            return false;
        }
        out.println(
                giveBack
                        ? "To return: " + files(found.stay()) + "."
                        : "To destroy: " + files(found.mayGo()) + " on disk. To stay: " + files(found.stay()) + ".");
        out.flush();
        return yes || asked();
    }

    private boolean asked() {
        Console console = System.console();
        if (console == null) {
            throw new IllegalArgumentException("Nobody can be asked here. Add --yes if you have decided.");
        }
        spec.commandLine().getOut().print("Go on? Type yes: ");
        spec.commandLine().getOut().flush();
        try {
            String said = new BufferedReader(console.reader()).readLine();
            return said != null && said.strip().equalsIgnoreCase("yes");
        } catch (IOException e) {
            return false;
        }
    }

    private static String line(InputFile file) {
        return Output.visible(file.path()) + "  " + file.fate().id()
                + (file.why().isEmpty() ? "" : ": " + Output.visible(file.why()));
    }

    private static String files(long count) {
        return count == 1 ? "1 file" : count + " files";
    }

    private static String words(Fate fate) {
        return switch (fate) {
            case HELD -> "held, every byte";
            case SCREENED -> "held without what was removed from it";
            case IN_AGREEMENT -> "in the agreement file";
            case NOTHING_TO_KEEP -> "an archive or a system's file: nothing to keep";
            case READ -> "read; what consent covers is held, the file itself is not";
            case NOT_HELD -> "not held";
        };
    }
}

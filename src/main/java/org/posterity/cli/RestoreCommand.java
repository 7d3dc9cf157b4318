package org.posterity.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.posterity.application.Audit.Subject;
import org.posterity.application.Restore;
import org.posterity.application.Restore.Result;
import org.posterity.application.RestorePackage;
import org.posterity.model.PackageId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restores an archive, or one package. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "With --from: builds the archive anew on an empty disk from the copies in a store: journal, agreements, "
                    + "packages in all their versions, and the index. Everything is read back. Run it again if it was "
                    + "stopped.",
            "With a tar that `deliver --as tar` made: restores that package, which must be missing or damaged. The tar holds "
                    + "one version only; where a store has a copy, use `posterity repair`."
        },
        sortOptions = false)
final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Mixin
    private WaitOption waitOption;

    @Parameters(arity = "0..1", paramLabel = "TAR", description = "A tar file of one package.")
    private Path tar;

    @Option(names = "--from", paramLabel = "STORE", description = "The store to restore the whole archive from.")
    private String from;

    @Option(names = "--json", description = "Prints one JSON object for each thing.")
    private boolean json;

    private int restored;
    private int wrong;

    @Override
    public Integer call() {
        if ((tar == null) == (from == null)) {
            throw new IllegalArgumentException("Give a tar of one package, or --from with the name of a store.");
        }
        try (Shutdown shutdown = Shutdown.begin(spec.commandLine().getErr())) {
            if (tar != null) {
                return one(new RestorePackage(place.premises(spec), TerminalProgress.where(!json), shutdown.stages())
                        .run(tar, waitOption.patience()));
            }
            new Restore(place.premises(spec), TerminalProgress.where(!json), shutdown.stages())
                    .run(from, waitOption.patience(), this::tell);
        }
        if (!json) {
            spec.commandLine()
                    .getOut()
                    .println(restored + " restored" + (wrong == 0 ? "." : ", " + wrong + " not.")
                            + " `posterity audit` reads everything once more.");
        }
        return wrong == 0 ? Exit.DONE : Exit.NOT_ALL;
    }

    private int one(RestorePackage.Answer answer) {
        if (answer.wrong().isPresent()) {
            spec.commandLine()
                    .getErr()
                    .println("posterity: " + Output.visible(answer.wrong().get()));
            return Exit.NOT_ALL;
        }
        PrintWriter out = spec.commandLine().getOut();
        PackageId aip = answer.aip().orElseThrow();
        if (json) {
            ObjectNode line = JsonNodeFactory.instance.objectNode().put("aip", aip.value());
            answer.aside().ifPresent(aside -> line.put("setAside", aside));
            Output.line(line, out);
        } else {
            out.println("Restored " + aip.shortForm() + " from " + Output.visible(tar.toString()) + ".");
            answer.aside().ifPresent(aside -> out.println("  what was left of it: " + aside));
        }
        return Exit.DONE;
    }

    private void tell(Result result) {
        if (result.wrong().isEmpty()) {
            restored++;
        } else {
            wrong++;
        }
        PrintWriter out = spec.commandLine().getOut();
        String subject = result.subject().name().toLowerCase(Locale.ROOT);
        if (json) {
            ObjectNode line = JsonNodeFactory.instance
                    .objectNode()
                    .put("subject", subject)
                    .put("id", result.id())
                    .put("outcome", result.wrong().isEmpty() ? "restored" : "not-restored");
            result.wrong().ifPresent(why -> line.put("what", why));
            Output.line(line, out);
        } else {
            String id = result.subject() == Subject.PACKAGE
                    ? new PackageId(result.id()).shortForm()
                    : Output.visible(result.id());
            out.println(subject + " " + id + ": "
                    + result.wrong()
                            .map(why -> "NOT RESTORED. " + Output.visible(why))
                            .orElse("restored"));
        }
        out.flush();
    }
}

package org.posterity.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.application.Audit.Subject;
import org.posterity.application.PackageLookup;
import org.posterity.application.Repair;
import org.posterity.application.Repair.Result;
import org.posterity.model.PackageId;
import org.posterity.replication.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Mends what is damaged. */
@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        description = {
            "Mends what `posterity audit` found damaged, in the archive and in stores, from a copy whose bytes are good: "
                    + "packages, agreements, the journal, and the index of holdings.",
            "Wrong bytes are moved to the folder set-aside of the archive or store, never deleted. What was mended is "
                    + "read again. Where no good copy is found, nothing is changed, and the exit code is 1."
        },
        sortOptions = false)
final class RepairCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Mixin
    private WaitOption waitOption;

    @Parameters(
            arity = "0..*",
            paramLabel = "AIP",
            description = "Packages, read completely first (default: all that the last reading found damaged). "
                    + Named.WORDS)
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--store",
            paramLabel = "NAME",
            description = "Mends only this store; the word archive means the archive itself.")
    private String store;

    @Option(names = "--json", description = "Prints one JSON object for each thing that was damaged.")
    private boolean json;

    private int mended;
    private int unmended;

    @Override
    public Integer call() {
        Repair.Request request = new Repair.Request(names, Optional.ofNullable(store), waitOption.patience());
        List<PackageLookup<PackageId>> found;
        try (Shutdown shutdown = Shutdown.begin(spec.commandLine().getErr())) {
            found = new Repair(place.premises(spec), TerminalProgress.where(!json), shutdown.stages())
                    .run(request, this::tell);
        }
        if (!Named.each(names, found, place.archive(), spec)) {
            return Exit.NOT_ALL;
        }
        if (!json) {
            spec.commandLine()
                    .getOut()
                    .println(
                            mended + unmended == 0
                                    ? "Nothing is known to be damaged. `posterity audit` reads everything."
                                    : mended + " mended" + (unmended == 0 ? "." : ", " + unmended + " not mended."));
        }
        return unmended == 0 ? Exit.DONE : Exit.NOT_ALL;
    }

    private void tell(Result result) {
        boolean isWhole = result.repaired().unmended().isEmpty();
        if (isWhole) {
            mended++;
        } else {
            unmended++;
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Output.line(json(result, isWhole), out);
            return;
        }
        String what = result.subject().name().toLowerCase(Locale.ROOT) + " "
                + (result.subject() == Subject.PACKAGE
                        ? new PackageId(result.id()).shortForm()
                        : Output.visible(result.id()));
        out.println(what.strip() + (result.store().equals(Store.ARCHIVE) ? "" : " in store " + result.store()) + ": "
                + (isWhole ? "mended" : "NOT MENDED"));
        result.repaired().mended().forEach(path -> out.println("  mended     " + Output.visible(path)));
        result.repaired().aside().forEach(key -> out.println("  kept as    " + Output.visible(key)));
        result.repaired()
                .unmended()
                .forEach(finding -> out.println("  " + finding.kind().id() + "  " + Output.visible(finding.where())
                        + (finding.what().isEmpty() ? "" : ": " + Output.visible(finding.what()))));
        out.flush();
    }

    private static ObjectNode json(Result result, boolean isWhole) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("subject", result.subject().name().toLowerCase(Locale.ROOT))
                .put("id", result.id())
                .put("store", result.store())
                .put("outcome", isWhole ? "mended" : "not-mended");
        result.repaired().mended().forEach(line.putArray("mended")::add);
        result.repaired().aside().forEach(line.putArray("setAside")::add);
        result.repaired()
                .unmended()
                .forEach(finding -> line.withArray("findings")
                        .addObject()
                        .put("kind", finding.kind().id())
                        .put("where", finding.where())
                        .put("what", finding.what()));
        return line;
    }
}

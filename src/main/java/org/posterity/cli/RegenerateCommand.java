package org.posterity.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.posterity.application.Regenerate.Regenerated;
import org.posterity.application.RegeneratePackage;
import org.posterity.model.PackageId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Regenerates the documents of a package. */
@Command(
        name = "regenerate",
        mixinStandardHelpOptions = true,
        description = "Regenerates the documents of a package (README, report, index, RO-Crate, PREMIS) from its "
                + "records. If any of them differs, the package gets a new version; records, media and "
                + "terms stay as they are.",
        sortOptions = false)
final class RegenerateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OnePackage one;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        try (Shutdown shutdown = Shutdown.begin(spec.commandLine().getErr())) {
            return new RegeneratePackage(one.premises(spec), TerminalProgress.where(!json), shutdown.stages())
                    .run(one.aip(), one.patience())
                    .match(
                            answer -> answer.map(it -> tell(it.aip(), it.regenerated()))
                                    .orElse(Exit.NOT_ALL),
                            notOne -> one.tell(notOne, spec));
        }
    }

    private int tell(PackageId id, Regenerated regenerated) {
        if (regenerated.damage().isPresent()) {
            spec.commandLine()
                    .getErr()
                    .println("posterity: " + regenerated.damage().get());
            return Exit.NOT_ALL;
        }
        if (json) {
            ObjectNode line = JsonNodeFactory.instance.objectNode().put("aip", id.value());
            regenerated.version().ifPresent(version -> line.put("version", version.version()));
            regenerated.changed().forEach(line.putArray("changed")::add);
            Output.line(line, spec.commandLine().getOut());
            return Exit.DONE;
        }
        if (regenerated.version().isEmpty()) {
            spec.commandLine()
                    .getOut()
                    .println("Nothing differs in " + id.shortForm() + ": its documents are up to date.");
            return Exit.DONE;
        }
        spec.commandLine()
                .getOut()
                .println("Regenerated " + id.shortForm() + " as version "
                        + regenerated.version().get().version() + ". Changed files:");
        regenerated.changed().forEach(path -> spec.commandLine().getOut().println("  " + path));
        return Exit.DONE;
    }
}

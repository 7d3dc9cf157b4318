package org.posterity.application;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.holdings.Holding;
import org.posterity.holdings.HoldingJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the archive holds, a line a package. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists what the archive holds.",
        sortOptions = false)
final class ListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Option(names = "--collection", paramLabel = "ID", description = "Only this collection.")
    private String collection;

    @Option(names = "--json", description = "One JSON object a line for each package.")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = place.archive();
        try (Archive archive = Archive.toRead(folder)) {
            List<Holding> holdings = archive.holdings().list(Optional.ofNullable(collection));
            if (holdings.isEmpty() && !json) {
                spec.commandLine()
                        .getOut()
                        .println(
                                Archive.isThere(folder)
                                        ? "Nothing is held."
                                        : "There is no archive at " + folder + " yet.");
            }
            LocalDate today = LocalDate.now(Place.clock().withZone(ZoneOffset.UTC));
            holdings.forEach(holding ->
                    spec.commandLine().getOut().println(json ? HoldingJson.write(holding) : line(holding, today)));
            return Exit.DONE;
        }
    }

    /** A package whose consent has ended is not hidden: somebody has to ask the donor. */
    static String line(Holding holding, LocalDate today) {
        return holding.aip().shortForm() + "  "
                + Output.visible(holding.account().toString()) + "  "
                + Output.counts(holding.posts()) + "  " + holding.storedAt()
                + holding.collection()
                        .map(id -> "  collection " + Output.visible(id))
                        .orElse("")
                + ended(holding, today).map(words -> "  " + words).orElse("");
    }

    /** What an end that has passed means. */
    static Optional<String> ended(Holding holding, LocalDate today) {
        return holding.accessUntil()
                .filter(today::isAfter)
                .map(day -> "consent ended on " + day + ": access is closed, ask for a renewal");
    }
}

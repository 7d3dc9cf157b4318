package org.posterity.application;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    @Option(
            names = "--collection",
            paramLabel = "ID",
            description = "Only this collection; case, blanks and hyphens in its name do not matter.")
    private String collection;

    @Option(names = "--json", description = "One JSON object a line for each package.")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = place.archive();
        try (Archive archive = Archive.toRead(folder)) {
            List<Holding> all = archive.holdings().list();
            List<Holding> holdings = all.stream()
                    .filter(holding -> collection == null || holding.isIn(collection))
                    .toList();
            if (holdings.isEmpty() && !all.isEmpty()) {
                none(all);
                return Exit.NOT_ALL;
            }
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

    private void none(List<Holding> all) {
        Set<String> names = all.stream()
                .flatMap(holding -> holding.collection().stream())
                .map(Output::visible)
                .collect(Collectors.toCollection(TreeSet::new));
        PrintWriter err = spec.commandLine().getErr();
        err.println("posterity: no package is in a collection " + Output.visible(collection.strip()) + ". "
                + (names.isEmpty() ? "None is in any collection." : "There are these collections:"));
        names.forEach(name -> err.println("  " + name));
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

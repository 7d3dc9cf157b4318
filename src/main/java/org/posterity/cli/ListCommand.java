package org.posterity.cli;

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
import org.posterity.application.Archive;
import org.posterity.application.Machine;
import org.posterity.holdings.Holding;
import org.posterity.model.Finding;
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
    static final String WITHDRAWN = "consent withdrawn: it is shown to nobody";

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
        try (Archive archive =
                Archive.toRead(folder, Output.notices(spec.commandLine().getErr()))) {
            List<Holding> all = archive.holdings().list();
            List<Holding> holdings = all.stream()
                    .filter(holding -> collection == null || holding.isIn(collection))
                    .toList();
            // of which collection they are, nothing tells
            List<Finding> unknown = archive.findings().stream()
                    .filter(finding -> all.stream()
                            .noneMatch(holding -> holding.aip().value().equals(finding.where())))
                    .toList();
            boolean whole = unknown.isEmpty();
            for (Holding holding : holdings) {
                List<Finding> findings = archive.allFindings(holding.aip());
                tell(holding, findings, findings.isEmpty() && archive.isWithdrawn(holding.aip()));
                whole &= findings.isEmpty();
            }
            unknown.forEach(finding -> spec.commandLine()
                    .getOut()
                    .println(
                            json
                                    ? PackageState.json(finding.where(), Optional.empty(), List.of(finding), false)
                                    : PackageState.words(finding)));
            if (holdings.isEmpty() && !all.isEmpty()) {
                none(all);
                return Exit.NOT_ALL;
            }
            if (holdings.isEmpty() && whole && !json) {
                spec.commandLine()
                        .getOut()
                        .println(
                                Archive.isThere(folder)
                                        ? "Nothing is held."
                                        : "There is no archive at " + folder + " yet.");
            }
            return whole ? Exit.DONE : Exit.NOT_ALL;
        }
    }

    private void tell(Holding holding, List<Finding> findings, boolean withdrawn) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PackageState.json(holding.aip().value(), Optional.of(holding), findings, withdrawn));
            return;
        }
        out.println(line(holding, LocalDate.now(Machine.clock().withZone(ZoneOffset.UTC)))
                + (withdrawn ? "  " + WITHDRAWN : ""));
        findings.forEach(finding -> out.println("  " + PackageState.what(finding)));
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

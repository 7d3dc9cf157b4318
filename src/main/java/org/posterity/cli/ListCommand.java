package org.posterity.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.posterity.application.FindingInWords;
import org.posterity.application.HeldPackage;
import org.posterity.application.ListHoldings;
import org.posterity.application.ListHoldings.Listing;
import org.posterity.replication.CopyCount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what the archive holds, one line per package. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists what the archive holds.",
        sortOptions = false)
final class ListCommand implements Callable<Integer> {
    static final String WITHDRAWN = "consent withdrawn: access is closed";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Option(
            names = "--collection",
            paramLabel = "ID",
            description = "Only this collection. Case, spaces and hyphens in its name do not matter.")
    private String collection;

    @Option(names = "--json", description = "Prints one JSON object per package.")
    private boolean json;

    @Override
    public Integer call() {
        Listing listing = new ListHoldings(place.premises(spec)).run(Optional.ofNullable(collection));
        PrintWriter out = spec.commandLine().getOut();
        // all at once, on all cores: written line by line, ten thousand take longer than they took to read
        out.print(listing.packages().parallelStream()
                .map(held -> lines(held, Optional.ofNullable(listing.copies().get(held.aip()))))
                .collect(Collectors.joining()));
        out.flush();
        listing.unknown()
                .forEach(finding ->
                        out.println(json ? PackageState.json(finding) : Output.visible(FindingInWords.whole(finding))));
        if (listing.packages().isEmpty() && !listing.isEmpty()) {
            none(listing);
            return Exit.NOT_ALL;
        }
        if (listing.packages().isEmpty() && listing.isWhole() && !json) {
            out.println(
                    listing.archiveIsThere()
                            ? "The archive holds no packages."
                            : "There is no archive at " + place.archive() + " yet.");
        }
        return listing.isWhole() ? Exit.DONE : Exit.NOT_ALL;
    }

    private String lines(HeldPackage held, Optional<CopyCount> copies) {
        String end = System.lineSeparator();
        if (json) {
            return PackageState.json(held, copies) + end;
        }
        StringBuilder lines = new StringBuilder(line(held))
                .append(copies.map(count -> "  " + count.words()).orElse(""))
                .append(held.withdrawn() ? "  " + WITHDRAWN : "")
                .append(end);
        held.findings()
                .forEach(finding -> lines.append("  ")
                        .append(Output.visible(FindingInWords.what(finding)))
                        .append(end));
        return lines.toString();
    }

    private void none(Listing listing) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("posterity: no package is in a collection " + Output.visible(collection.strip()) + ". "
                + (listing.collections().isEmpty() ? "No package is in a collection." : "Collections:"));
        listing.collections().forEach(name -> err.println("  " + Output.visible(name)));
    }

    /** A package whose consent has ended is still listed: somebody has to ask the donor. */
    static String line(HeldPackage held) {
        return held.holding()
                .map(holding -> holding.aip().shortForm() + "  "
                        + Output.visible(holding.account().toString()) + "  "
                        + Output.counts(holding.posts()) + "  " + holding.storedAt()
                        + holding.collection()
                                .map(id -> "  collection " + Output.visible(id))
                                .orElse("")
                        + held.ended().map(day -> "  " + ended(day)).orElse(""))
                .orElse(held.aip().shortForm());
    }

    /** What to do when consent has ended. */
    static String ended(LocalDate day) {
        return "consent ended on " + day + ": access is closed, ask for a renewal";
    }
}

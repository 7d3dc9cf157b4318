package org.posterity.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.application.Due;
import org.posterity.application.Due.Listing;
import org.posterity.application.DueItem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what waits for a person. */
@Command(
        name = "due",
        mixinStandardHelpOptions = true,
        description = {
            "Lists everything that waits for a person, the earliest deadline first: grants that end, embargoes, "
                    + "donations that somebody must decide on.",
            "The list names nobody. The page (--report) has the letters to print, with names and addresses from the "
                    + "agreements."
        },
        sortOptions = false)
final class DueCommand implements Callable<Integer> {
    private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d");

    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Option(
            names = "--within",
            paramLabel = "DAYS",
            description = "Only deadlines of the next days, such as 90d. What is overdue or has no date is always "
                    + "listed.")
    private String within;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Writes a page with the list and the letters to this new file.")
    private Path report;

    @Option(names = "--json", description = "Prints one JSON object for each.")
    private boolean json;

    @Override
    public Integer call() {
        Due due = new Due(place.premises(spec));
        Listing listing = due.run(Optional.ofNullable(within).map(DueCommand::days));
        PrintWriter out = spec.commandLine().getOut();
        if (report != null) {
            NewFile.write(place.outside(report, "--report"), due.page(listing)::write);
        }
        for (DueItem item : listing.items()) {
            if (json) {
                Output.line(json(item, listing), out);
            } else {
                out.println(words(item, listing));
                out.println("            " + Output.visible(item.waits()) + " " + Output.visible(item.toDo()));
            }
        }
        if (!json && listing.items().isEmpty()) {
            out.println("Nothing waits.");
        }
        if (!json && report != null) {
            out.println("Written to " + report + ".");
        }
        return listing.isWhole() ? Exit.DONE : Exit.NOT_ALL;
    }

    private static int days(String written) {
        Matcher days = DAYS.matcher(written);
        if (!days.matches()) {
            throw new IllegalArgumentException("--within takes a number of days, such as 90d.");
        }
        return Integer.parseInt(days.group(1));
    }

    private static String words(DueItem item, Listing listing) {
        return item.deadline().map(Object::toString).orElse("no date   ") + "  "
                + item.kind().words() + (item.isOverdue(listing.today()) ? " (overdue)" : "") + "  "
                + Output.visible(Due.about(item));
    }

    private static ObjectNode json(DueItem item, Listing listing) {
        ObjectNode line =
                JsonNodeFactory.instance.objectNode().put("kind", item.kind().id());
        item.deadline()
                .ifPresent(day -> line.put("deadline", day.toString()).put("overdue", item.isOverdue(listing.today())));
        item.aip().ifPresent(aip -> line.put("aip", aip.value()));
        item.agreement().ifPresent(agreement -> line.put("agreement", agreement));
        item.submission().ifPresent(submission -> line.put("submission", submission.value()));
        item.draft().ifPresent(draft -> line.put("draft", draft));
        return line.put("waits", item.waits()).put("toDo", item.toDo());
    }
}

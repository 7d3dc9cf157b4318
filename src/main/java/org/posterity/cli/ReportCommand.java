package org.posterity.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.posterity.application.YearReport;
import org.posterity.page.YearPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The report of a year. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Reports a year: accessions, bytes, formats, copies, fixity checks and other events, what ends soon, "
                        + "and the cost by the setting cost.per-tb. It names nobody.",
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Option(names = "--year", paramLabel = "YYYY", description = "Which year (default: the last that is over).")
    private Integer year;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with bars to this new file.")
    private Path html;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (year != null && (year < 1970 || year > 9999)) {
            throw new IllegalArgumentException("--year takes a year, such as 2026.");
        }
        YearReport.Drawn drawn = new YearReport(place.premises(spec)).run(year == null ? YearReport.lastYear() : year);
        PrintWriter out = spec.commandLine().getOut();
        if (html != null) {
            NewFile.write(place.outside(html, "--html"), drawn.page()::write);
        }
        if (json) {
            Output.line(json(drawn.page()), out);
        } else {
            words(drawn.page(), out);
            if (html != null) {
                out.println();
                out.println("Written to " + html + ".");
            }
        }
        return drawn.isWhole() ? Exit.DONE : Exit.NOT_ALL;
    }

    private static ObjectNode json(YearPage page) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("year", page.year())
                .put("drawnAt", page.drawnAt().toString());
        for (YearPage.Section section : page.sections()) {
            ObjectNode json = line.withArray("sections").addObject().put("heading", section.heading());
            json.putArray("rows");
            section.rows()
                    .forEach(row -> json.withArray("rows")
                            .addObject()
                            .put("label", row.label())
                            .put("number", row.number())
                            .put("words", row.words()));
        }
        return line;
    }

    private static void words(YearPage page, PrintWriter out) {
        out.println("Report of the year " + page.year());
        for (YearPage.Section section : page.sections()) {
            out.println();
            out.println(section.heading());
            if (section.rows().isEmpty()) {
                out.println("  none");
            }
            section.rows()
                    .forEach(row -> out.println(String.format("  %-44s %s", Output.visible(row.label()), row.words())));
            if (!section.note().isEmpty()) {
                out.println("  " + section.note());
            }
        }
    }
}

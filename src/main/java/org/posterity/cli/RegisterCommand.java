package org.posterity.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.posterity.application.Register;
import org.posterity.page.Fact;
import org.posterity.page.FactSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The record of processing activities. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = "Writes the record of processing activities (GDPR Art. 30) from the settings, the selection "
                + "policy and the"
                + " stored packages. It names no donor.",
        sortOptions = false)
final class RegisterCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes an HTML page to this new file.")
    private Path page;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Register.Drawn drawn = new Register(place.premises(spec)).run();
        PrintWriter out = spec.commandLine().getOut();
        if (page != null) {
            NewFile.write(place.outside(page, "--out"), drawn.sheet()::write);
            out.println("Written to " + page + ".");
        } else if (json) {
            out.println(json(drawn.sheet()));
        } else {
            words(drawn.sheet(), out);
        }
        return drawn.isWhole() ? Exit.DONE : Exit.NOT_ALL;
    }

    private static ObjectNode json(FactSheet sheet) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("title", sheet.title()).put("drawnAt", sheet.drawnAt().toString());
        ArrayNode sections = json.putArray("sections");
        for (FactSheet.Section section : sheet.sections()) {
            ArrayNode facts =
                    sections.addObject().put("heading", section.heading()).putArray("facts");
            section.facts()
                    .forEach(
                            fact -> facts.addObject().put("label", fact.label()).put("value", fact.value()));
        }
        return json;
    }

    private static void words(FactSheet sheet, PrintWriter out) {
        out.println(sheet.title() + ", " + sheet.kicker() + ", drawn up on " + sheet.drawnAt());
        for (FactSheet.Section section : sheet.sections()) {
            out.println();
            out.println(Output.visible(section.heading()));
            for (Fact fact : section.facts()) {
                out.println("  " + Output.visible(fact.label()) + ": " + Output.visible(fact.value()));
            }
        }
    }
}

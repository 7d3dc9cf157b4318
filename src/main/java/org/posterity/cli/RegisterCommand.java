package org.posterity.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.posterity.application.Archive;
import org.posterity.application.Machine;
import org.posterity.application.Settings;
import org.posterity.application.Wiring;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.page.Fact;
import org.posterity.page.FactSheet;
import org.posterity.rights.ProcessingRegister;
import org.posterity.storage.DamagedPackage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The record of processing activities. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description =
                "Writes the record of processing activities (GDPR Art. 30) from the settings, the selection policy and the"
                        + " stored packages. It names no donor.",
        sortOptions = false)
final class RegisterCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes a page (HTML) into this new file.")
    private Path page;

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        if (!Archive.isThere(place.archive())) {
            spec.commandLine()
                    .getErr()
                    .println("posterity: there is no archive at " + place.archive()
                            + "; this is the record of an empty one.");
        }
        try (Archive archive = Archive.toRead(
                place.archive(), Output.notices(spec.commandLine().getErr()))) {
            Settings settings = place.settings();
            ProcessingRegister register = new ProcessingRegister(
                    archive.storage(),
                    archive.keptAgreements(),
                    archive.journal(),
                    settings::text,
                    Wiring.selectionPolicy(settings),
                    Machine.clock());
            FactSheet sheet = register.sheet();
            boolean lacks = archive.tell(archive.findings());
            for (Map.Entry<PackageId, String> unread : register.unread().entrySet()) {
                if (archive.findings(unread.getKey()).isEmpty()) {
                    lacks |= archive.tell(List.of(new Finding(
                            DamagedPackage.CODE,
                            unread.getKey().value(),
                            unread.getValue() + " " + DamagedPackage.REMEDY)));
                }
            }
            if (page != null) {
                NewFile.write(place.outside(page, "--out"), sheet::write);
                spec.commandLine().getOut().println("Written to " + page + ".");
            } else if (json) {
                spec.commandLine().getOut().println(json(sheet));
            } else {
                words(sheet, spec.commandLine().getOut());
            }
            return lacks ? Exit.NOT_ALL : Exit.DONE;
        }
    }

    private static ObjectNode json(FactSheet sheet) {
        ObjectNode json = Output.JSON.createObjectNode();
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
        out.println(sheet.title() + ", " + sheet.kicker() + ", drawn on " + sheet.drawnAt());
        for (FactSheet.Section section : sheet.sections()) {
            out.println();
            out.println(Output.visible(section.heading()));
            for (Fact fact : section.facts()) {
                out.println("  " + Output.visible(fact.label()) + ": " + Output.visible(fact.value()));
            }
        }
    }
}

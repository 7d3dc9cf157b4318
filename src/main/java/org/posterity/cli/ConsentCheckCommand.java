package org.posterity.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.posterity.application.Machine;
import org.posterity.application.SelectionOffers;
import org.posterity.application.Wiring;
import org.posterity.consent.AgreementState;
import org.posterity.consent.ConsentExplanation;
import org.posterity.consent.ConsentRecord;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.consent.HouseRules;
import org.posterity.consent.PaperSearch;
import org.posterity.consent.PaperSearch.Paper;
import org.posterity.consent.ReadConsent;
import org.posterity.model.Fault;
import org.posterity.record.RecordJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains what records allow. A record that cannot be read does not stop the others. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Explains in plain words what a consent record allows, or lists everything that is wrong with "
                + "it. Signed papers are checked too if they are beside the record or in your agreements folder.",
        sortOptions = false)
final class ConsentCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Parameters(arity = "1..*", paramLabel = "RECORD", description = "Consent records.")
    private List<Path> files;

    @Option(names = "--json", description = "Prints one JSON object per line, for scripts.")
    private boolean json;

    private ConsentExplanation explanation;
    private PaperSearch papers;
    private SelectionOffers offers;

    @Override
    public Integer call() {
        ConsentRecordReader reader = ConsentRecordReader.following(place.configFolder(), Wiring.platforms());
        HouseRules house = Wiring.houseRules(place.settings());
        explanation = new ConsentExplanation(house, Machine.clock());
        papers = new PaperSearch(house);
        offers = new SelectionOffers(Wiring.selectionPolicy(place.settings()));
        boolean allValid = true;
        for (Path file : files) {
            ReadConsent reading = read(file, reader);
            allValid &= json ? line(file, reading) : words(file, reading);
        }
        return allValid ? Exit.DONE : Exit.NOT_ALL;
    }

    private static ReadConsent read(Path file, ConsentRecordReader reader) {
        if (!Files.exists(file)) {
            return unread("There is no such file.", "Check the spelling of its path.");
        }
        return Files.isReadable(file)
                ? reader.read(file)
                : unread("This file cannot be read.", "Check that you have permission to open it.");
    }

    private static ReadConsent unread(String what, String remedy) {
        return new ReadConsent.Faulty(List.of(new Fault("the file", what, remedy)));
    }

    private boolean words(Path file, ReadConsent reading) {
        if (files.size() > 1) {
            spec.commandLine().getOut().println(file + ":");
        }
        return reading.match(
                record -> {
                    List<Paper> found = papers.of(record, file);
                    explanation
                            .lines(record, offers.underThe(record), found)
                            .forEach(spec.commandLine().getOut()::println);
                    return explanation.validToday(record, found);
                },
                faults -> {
                    ConsentCommand.tell(faults, spec.commandLine().getOut());
                    return false;
                });
    }

    private boolean line(Path file, ReadConsent reading) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("record", file.toString());
        boolean valid = reading.match(record -> sound(record, file, line), faults -> {
            line.put("sound", false).put("valid", false);
            line.putArray("reasons").add("invalid-consent-record");
            for (Fault fault : faults) {
                line.withArray("faults")
                        .addObject()
                        .put("where", fault.where())
                        .put("what", fault.what())
                        .put("remedy", fault.remedy());
            }
            return false;
        });
        Output.line(line, spec.commandLine().getOut());
        return valid;
    }

    private boolean sound(ConsentRecord record, Path file, ObjectNode line) {
        List<Paper> found = papers.of(record, file);
        boolean valid = explanation.validToday(record, found);
        line.put("sound", true).put("valid", valid);
        explanation.reasons(record, found).forEach(line.putArray("reasons")::add);
        AgreementState standing = explanation.standing(record);
        line.put("standing", standing.kind().id());
        standing.day().ifPresent(day -> line.put("day", day.toString()));
        line.set("terms", RecordJson.tree(record.terms()));
        ObjectNode kept = line.putObject("kept");
        explanation
                .categoriesToday(record, found)
                .forEach(category -> kept.put(
                        category.id(),
                        offers.underThe(record).apply(category).extent().name().toLowerCase(Locale.ROOT)));
        line.putArray("papers");
        found.forEach(paper -> line.withArray("papers")
                .addObject()
                .put("place", paper.place())
                .put("handedIn", paper.handedIn())
                .put("found", paper.found().id()));
        return valid;
    }
}

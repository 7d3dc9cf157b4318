package org.posterity.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.posterity.consent.ConsentExplanation;
import org.posterity.consent.ConsentReading;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.model.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says in words what records allow. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Says in words what a consent record allows, or lists everything that is wrong with it.",
        sortOptions = false)
final class ConsentCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Parameters(arity = "1..*", paramLabel = "RECORD", description = "Consent records.")
    private List<Path> files;

    @Option(names = "--json", description = "Print one object a line, for scripts.")
    private boolean json;

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("There is no file " + file + ".");
            }
        }
        ConsentRecordReader reader = ConsentRecordReader.following(place.configFolder());
        ConsentExplanation explanation = new ConsentExplanation(Wiring.houseRules(place.settings()), Place.clock());
        Offers offers = new Offers(Wiring.retentionTable(place.settings()));
        boolean allValid = true;
        for (Path file : files) {
            ConsentReading reading = reader.read(file);
            allValid &= json ? line(file, reading, explanation, offers) : words(file, reading, explanation, offers);
        }
        return allValid ? Exit.DONE : Exit.NOT_ALL;
    }

    private boolean words(Path file, ConsentReading reading, ConsentExplanation explanation, Offers offers) {
        if (files.size() > 1) {
            spec.commandLine().getOut().println(file + ":");
        }
        return reading.match(
                record -> {
                    explanation
                            .lines(record, offers.underThe(record))
                            .forEach(spec.commandLine().getOut()::println);
                    return explanation.validToday(record);
                },
                faults -> {
                    ConsentCommand.tell(faults, spec.commandLine().getOut());
                    return false;
                });
    }

    private boolean line(Path file, ConsentReading reading, ConsentExplanation explanation, Offers offers) {
        ObjectNode line = Output.JSON.createObjectNode().put("record", file.toString());
        boolean valid = reading.match(
                record -> {
                    line.put("sound", true).put("valid", explanation.validToday(record));
                    explanation.reasons(record).forEach(line.putArray("reasons")::add);
                    line.set("terms", record.terms().toJson());
                    ObjectNode kept = line.putObject("kept");
                    record.terms()
                            .categories()
                            .forEach(category -> kept.put(
                                    category.id(),
                                    offers.underThe(record)
                                            .apply(category)
                                            .extent()
                                            .name()
                                            .toLowerCase(Locale.ROOT)));
                    return explanation.validToday(record);
                },
                faults -> {
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
        new Output(spec.commandLine().getOut(), place.archive(), true).line(line);
        return valid;
    }
}

package org.posterity.application;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.posterity.consent.ConsentExplanation;
import org.posterity.consent.ConsentReading;
import org.posterity.consent.ConsentRecordReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Consent records.")
    private List<Path> files;

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("There is no file " + file + ".");
            }
        }
        ConsentRecordReader reader = ConsentRecordReader.following(place.configFolder());
        ConsentExplanation explanation = new ConsentExplanation(Wiring.houseRules(place.settings()), Place.clock());
        boolean allValid = true;
        for (Path file : files) {
            allValid &= check(file, reader.read(file), explanation);
        }
        return allValid ? Exit.DONE : Exit.NOT_ALL;
    }

    private boolean check(Path file, ConsentReading reading, ConsentExplanation explanation) {
        if (files.size() > 1) {
            spec.commandLine().getOut().println(file + ":");
        }
        return reading.match(
                record -> {
                    explanation.lines(record).forEach(spec.commandLine().getOut()::println);
                    return explanation.validToday(record);
                },
                faults -> {
                    ConsentCommand.tell(faults, spec.commandLine().getOut());
                    return false;
                });
    }
}

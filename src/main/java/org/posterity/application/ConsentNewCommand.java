package org.posterity.application;

import java.io.BufferedReader;
import java.io.Console;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.posterity.consent.ConsentChoices;
import org.posterity.consent.ConsentDraft;
import org.posterity.consent.ConsentRecordReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a record from options, and from answers where a person is there to give them. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description =
                "Makes a consent record. On a terminal it asks for what the options do not say; in a script the options up to"
                        + " --from, and --out, are needed, and the usual is meant where nothing is said: an adult creator, no"
                        + " embargo, no limit of countries, other people pseudonymised.",
        sortOptions = false)
final class ConsentNewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Mixin
    private ConsentOptions options;

    @Override
    public Integer call() {
        if (!options.missing().isEmpty()) {
            Console console = System.console();
            if (console == null) {
                throw new ParameterException(
                        spec.commandLine(), "Missing: " + String.join(", ", options.missing()) + ".");
            }
            new ConsentInterview(
                            new Interview(
                                    new BufferedReader(console.reader()),
                                    spec.commandLine().getOut()),
                            ConsentChoices.following(place.configFolder()),
                            LocalDate.now(Place.clock().withZone(ZoneOffset.UTC)))
                    .complete(options, place.settings().text("institution"));
        }
        new ConsentDraft(
                        options.answers(),
                        options.conditions(),
                        ConsentRecordReader.following(place.configFolder()),
                        Place.clock())
                .write(options.out);
        spec.commandLine().getOut().println("Written: " + options.out);
        return Exit.DONE;
    }
}

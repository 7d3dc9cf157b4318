package org.posterity.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.posterity.application.SelectionOffers;
import org.posterity.application.Settings;
import org.posterity.application.Wiring;
import org.posterity.consent.ConsentForm;
import org.posterity.consent.DonorTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the blank form. */
@Command(
        name = "form",
        mixinStandardHelpOptions = true,
        description = "Writes a blank consent form to print, with the choices that your selection policy leaves "
                + "to the donor.",
        sortOptions = false)
final class ConsentFormCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Option(names = "--language", paramLabel = "CODE", defaultValue = "en", description = "The language: en, de.")
    private String language;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file to write. An existing file is never overwritten.")
    private Path out;

    @Override
    public Integer call() {
        Settings settings = place.settings();
        SelectionOffers offers = new SelectionOffers(Wiring.selectionPolicy(settings));
        ConsentForm form = ConsentForm.following(place.configFolder(), DonorTexts.in(language));
        NewFile.write(place.outside(out, "--out"), form.of(settings.text("institution"), offers::toAnybody)::write);
        spec.commandLine().getOut().println("Written: " + out);
        return Exit.DONE;
    }
}

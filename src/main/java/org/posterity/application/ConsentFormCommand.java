package org.posterity.application;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.posterity.consent.ConsentForm;
import org.posterity.consent.ConsentForm.Offer;
import org.posterity.consent.DonorTexts;
import org.posterity.model.Category;
import org.posterity.privacy.RetentionTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws the blank form. */
@Command(
        name = "form",
        mixinStandardHelpOptions = true,
        description = "Draws a blank consent form to print: the choices of the schema and of your retention table.",
        sortOptions = false)
final class ConsentFormCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Option(names = "--language", paramLabel = "CODE", defaultValue = "en", description = "The language: en, de.")
    private String language;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write; nothing is overwritten.")
    private Path out;

    @Override
    public Integer call() {
        Settings settings = place.settings();
        RetentionTable table = Wiring.retentionTable(settings);
        ConsentForm form = ConsentForm.following(place.configFolder(), DonorTexts.in(language));
        NewFile.write(out, form.of(settings.text("institution"), category -> offer(category, table))::write);
        spec.commandLine().getOut().println("Written: " + out);
        return Exit.DONE;
    }

    private static Offer offer(Category category, RetentionTable table) {
        return switch (table.treatment(category)) {
            case KEEP -> Offer.KEPT;
            case PSEUDONYMISE -> Offer.PSEUDONYMISED;
            case AGGREGATE -> category == Category.ENGAGEMENT ? Offer.KEPT : Offer.COUNTED;
            case LEAVE_OUT -> Offer.NEVER;
        };
    }
}

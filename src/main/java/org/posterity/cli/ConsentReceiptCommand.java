package org.posterity.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.posterity.application.Machine;
import org.posterity.application.SelectionOffers;
import org.posterity.application.Settings;
import org.posterity.application.Wiring;
import org.posterity.consent.ConsentReceipt;
import org.posterity.consent.ConsentRecord;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.consent.DonorTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the donor's own copy of an agreement. */
@Command(
        name = "receipt",
        mixinStandardHelpOptions = true,
        description =
                "Writes a receipt for the donor, to read or print: who gave what, for which purposes, until when.",
        sortOptions = false)
final class ConsentReceiptCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Parameters(paramLabel = "RECORD", description = "The consent record.")
    private Path file;

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
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + file + ".");
        }
        DonorTexts texts = DonorTexts.in(language);
        return ConsentRecordReader.following(place.configFolder(), Wiring.platforms())
                .read(file)
                .match(record -> write(record, texts), faults -> {
                    ConsentCommand.tell(faults, spec.commandLine().getOut());
                    return Exit.NOT_ALL;
                });
    }

    private int write(ConsentRecord record, DonorTexts texts) {
        Settings settings = place.settings();
        List<String> contact = Stream.of("contact.name", "contact.email")
                .flatMap(name -> settings.text(name).stream())
                .toList();
        ConsentReceipt receipt = new ConsentReceipt(
                texts,
                Wiring.houseRules(settings),
                contact.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", contact)),
                Machine.clock());
        NewFile.write(
                place.outside(out, "--out"),
                receipt.of(record, new SelectionOffers(Wiring.selectionPolicy(settings)).underThe(record))::write);
        spec.commandLine().getOut().println("Written: " + out);
        return Exit.DONE;
    }
}

package org.posterity.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.posterity.application.Wiring;
import org.posterity.consent.ConsentJsonLd;
import org.posterity.consent.ConsentRecord;
import org.posterity.consent.ConsentRecordReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a record as JSON-LD, for other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a consent record as JSON-LD (ISO/IEC TS 27560, in the terms of the Data Privacy "
                + "Vocabulary).",
        sortOptions = false)
final class ConsentExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Parameters(paramLabel = "RECORD", description = "The consent record.")
    private Path file;

    @Option(names = "--as", paramLabel = "FORM", defaultValue = "json-ld", description = "The form: json-ld.")
    private String form;

    @Option(names = "--terms-only", description = "Only the terms that go into a package, without any person's data.")
    private boolean termsOnly;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file to write. An existing file is never overwritten.")
    private Path out;

    @Override
    public Integer call() {
        if (!form.equals("json-ld")) {
            throw new IllegalArgumentException("The form is json-ld.");
        }
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + file + ".");
        }
        return ConsentRecordReader.following(place.configFolder(), Wiring.platforms())
                .read(file)
                .match(this::write, faults -> {
                    ConsentCommand.tell(faults, spec.commandLine().getOut());
                    return Exit.NOT_ALL;
                });
    }

    private int write(ConsentRecord record) {
        NewFile.write(
                place.outside(out, "--out"),
                termsOnly ? ConsentJsonLd.write(record.terms()) : ConsentJsonLd.write(record));
        spec.commandLine().getOut().println("Written: " + out);
        return Exit.DONE;
    }
}

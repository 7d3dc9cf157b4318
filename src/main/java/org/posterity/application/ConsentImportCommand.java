package org.posterity.application;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.posterity.consent.ConsentJsonLd;
import org.posterity.consent.ConsentRecord;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.model.Digest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a record of JSON-LD. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Makes a consent record of the JSON-LD that 'consent export' wrote.",
        sortOptions = false)
final class ConsentImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Parameters(paramLabel = "FILE", description = "The record in JSON-LD.")
    private Path file;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write; nothing is overwritten.")
    private Path out;

    @Override
    public Integer call() {
        ConsentJsonLd jsonLd = new ConsentJsonLd(ConsentRecordReader.following(place.configFolder()));
        return jsonLd.read(NewFile.read(file)).match(this::write, faults -> {
            ConsentCommand.tell(faults, spec.commandLine().getOut());
            return Exit.NOT_ALL;
        });
    }

    private int write(ConsentRecord record) {
        byte[] json = record.toJson();
        NewFile.write(place.outside(out, "--out"), json);
        spec.commandLine().getOut().println("Written: " + out);
        if (!Digest.sha256(json).equals(record.terms().record())) {
            spec.commandLine()
                    .getOut()
                    .println("It says the same as the record it came from, but not byte for byte: packages name the"
                            + " digest of that one. Keep both.");
        }
        return Exit.DONE;
    }
}

package org.posterity.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.application.Explain;
import org.posterity.format.bagit.BagSource;
import org.posterity.model.TerminalFailure;
import org.posterity.packaging.ground.BagGrounds;
import org.posterity.packaging.ground.RecordName;
import org.posterity.packaging.ground.Stretch;
import org.posterity.packaging.ground.Stretches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Why the bytes of a package may be there. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says which clause of consent and table, or which standard, permits what lies in a package.",
        sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Parameters(index = "0", paramLabel = "AIP", description = Named.WORDS + " Or a bag: a folder or a .tar.")
    private String aip;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATH|RECORD",
            description = "A file of the package, or the address or WARC-Record-ID of a record in it.")
    private String what;

    @Option(
            names = "--at",
            paramLabel = "OFFSET",
            description = "Only the byte at this offset of the file, the first being 0.")
    private Long at;

    @Option(names = "--all", description = "Every byte of the package, added up by clause.")
    private boolean all;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        if (at != null && at < 0) {
            throw new IllegalArgumentException(
                    "--at counts from 0: the first byte of a file is 0, and none lies before it.");
        }
        if (all == (what != null) || at != null && all) {
            throw new IllegalArgumentException(
                    "Name one file or record, with or without --at OFFSET, or ask for all with --all.");
        }
        try {
            if (Files.isDirectory(Path.of(aip))) {
                return explain(BagSource.folder(Path.of(aip)));
            }
            if (aip.endsWith(".tar") && Files.isRegularFile(Path.of(aip))) {
                try (BagSource tar = BagSource.tar(Path.of(aip))) {
                    return explain(tar);
                }
            }
            return stored();
        } catch (IOException | UncheckedIOException e) {
            throw new TerminalFailure("The package " + aip + " cannot be read.", e);
        }
    }

    private int stored() {
        return new Explain(place.premises(spec))
                .run(aip, this::explain)
                .match(exit -> exit.orElse(Exit.NOT_ALL), notOne -> Named.tell(aip, notOne, place.archive(), spec));
    }

    private int explain(BagSource bag) throws IOException {
        BagGrounds grounds = BagGrounds.of(bag);
        PrintWriter out = spec.commandLine().getOut();
        if (all) {
            ClauseSums sums = new ClauseSums(grounds, out, json);
            grounds.explain(sums);
            return sums.finish() ? Exit.DONE : Exit.NOT_ALL;
        }
        ExplainedPieces pieces = new ExplainedPieces(grounds, out, json);
        Optional<String> file = file(grounds);
        if (file.isPresent()) {
            grounds.explain(file.get(), at == null ? pieces : only(pieces, Optional.empty()));
        } else {
            Stretches one = only(pieces, Optional.of(what.replaceFirst("^<(.*)>$", "$1")));
            for (String path : grounds.files().keySet()) {
                if (path.endsWith(".warc") && !pieces.any()) {
                    grounds.explain(path, one);
                }
            }
        }
        if (!pieces.any()) {
            spec.commandLine()
                    .getErr()
                    .println("posterity: the package " + aip
                            + (at == null
                                    ? " has no file and no record of that name."
                                    : " has no such byte in a file or record of that name.")
                            + " 'posterity show --files' lists its files, data/index/index.cdxj its records.");
            return Exit.NOT_ALL;
        }
        return pieces.finish() ? Exit.DONE : Exit.NOT_ALL;
    }

    /** As it stands in the bag, or below {@code data/}. */
    private Optional<String> file(BagGrounds grounds) {
        return Optional.of(what)
                .filter(grounds.files()::containsKey)
                .or(() -> Optional.of("data/" + what).filter(grounds.files()::containsKey));
    }

    /** What is of the record that is asked for, and covers the byte that is asked for or is said of all bytes. */
    private Stretches only(Stretches pieces, Optional<String> record) {
        return new Stretches() {
            @Override
            public void accept(Stretch stretch) {
                boolean within = record.isEmpty()
                        || stretch.record()
                                .filter(it -> it.target().equals(record.get())
                                        || it.id().equals(record.get()))
                                .isPresent();
                boolean ofTheWhole = stretch.length() == 0;
                if (within
                        && (at == null
                                || ofTheWhole
                                || stretch.offset() <= at && at < stretch.offset() + stretch.length())) {
                    pieces.accept(stretch);
                }
            }

            @Override
            public void redacted(RecordName of, String field, String rule) {
                pieces.redacted(of, field, rule);
            }
        };
    }
}

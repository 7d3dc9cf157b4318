package org.posterity.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.posterity.application.Explain;
import org.posterity.application.Explanation;
import org.posterity.format.bagit.BagSource;
import org.posterity.model.TerminalFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains why the bytes of a package may be kept. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Explains why each part of a package is there: the consent and the decision that allow it, or "
                + "the standard that requires it.",
        sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Parameters(index = "0", paramLabel = "AIP", description = Named.WORDS + " Or a bag: a folder or a .tar file.")
    private String aip;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATH|RECORD",
            description = "A file of the package, or the address or WARC-Record-ID of a record in it.")
    private String what;

    @Option(
            names = "--all",
            description = "Explains every file of the package and every record of its WARC files, with sums by ground.")
    private boolean all;

    @Option(names = "--json", description = "Prints one JSON object per line.")
    private boolean json;

    @Override
    public Integer call() {
        if (all == (what != null)) {
            throw new IllegalArgumentException("Name one file or record, or use --all.");
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
        Explanation explanation = Explanation.of(bag);
        ReasonWriter reasons = new ReasonWriter(explanation, spec.commandLine().getOut(), json);
        if (all) {
            explanation.all(reasons::tell);
            boolean known = reasons.finish();
            reasons.sums();
            return known ? Exit.DONE : Exit.NOT_ALL;
        }
        Optional<String> file = Stream.of(what, "data/" + what)
                .filter(explanation.files()::containsKey)
                .findFirst();
        if (file.isPresent()) {
            explanation.file(file.get(), reasons::tell);
        } else {
            explanation.record(what.replaceFirst("^<(.*)>$", "$1"), reasons::tell);
        }
        if (!reasons.any()) {
            spec.commandLine()
                    .getErr()
                    .println("posterity: the package " + aip + " has no file or record of that name. 'posterity "
                            + "show --files' lists its files, data/index/index.cdxj its records.");
            return Exit.NOT_ALL;
        }
        return reasons.finish() ? Exit.DONE : Exit.NOT_ALL;
    }
}

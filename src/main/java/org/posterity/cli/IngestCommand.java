package org.posterity.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.posterity.application.ArchiveBounds;
import org.posterity.application.Ingest;
import org.posterity.application.KnownRefusals;
import org.posterity.application.PreIngestCheck;
import org.posterity.model.TerminalFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes in submissions and stops when all are done. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Takes in submissions: folders, .zip, .tar or .tar.gz files, or folders of these. The input is "
                + "read, never changed.",
        sortOptions = false)
final class IngestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Mixin
    private WaitOption waitOption;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A submission, or a folder of submissions.")
    private List<Path> paths;

    @Option(
            names = "--consent",
            paramLabel = "FILE",
            description = "A consent record from outside the submission, used instead of a consent.json inside.")
    private Path consent;

    @Option(
            names = "--id",
            paramLabel = "URI",
            description = "Your own identifier for the package (default: made from the submission's digest).")
    private String id;

    @Option(names = "--collection", paramLabel = "ID", description = "The collection that the package belongs to.")
    private String collection;

    @Option(names = "--accession", paramLabel = "NUMBER", description = "Your own accession number for this donation.")
    private String accession;

    @Option(
            names = "--match",
            paramLabel = "FILE",
            description = {
                "A CSV file that decides which file belongs to which post, with the header file,post.",
                "file: a path in the submission, or a name that only one file has. post: the post's date as in "
                        + "the export, its position there (Post.Posts.VideoList[3]), a known id, or none."
            })
    private Path matches;

    @Option(
            names = "--to",
            paramLabel = "AIP",
            description = "Adds the submission to this package, though none of its posts is known there. Recorded.")
    private String into;

    @Option(
            names = "--again",
            description = "Makes an accession although the same submission is held, or nothing in it is new.")
    private boolean again;

    @Option(
            names = "--dry-run",
            description =
                    "Pre-ingest check: shows what would be kept, not selected and " + "matched, and writes nothing.")
    private boolean dryRun;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "With --dry-run: saves the result as an HTML page in this new file.")
    private Path report;

    @Option(
            names = "--checklist",
            paramLabel = "FILE",
            description = {
                "With --dry-run: writes a new CSV file that lists the ambiguous and unmatched files, with the "
                        + "posts they may belong to. Fill in the column post, delete the rows that you leave "
                        + "open, and give the file to --match.",
                "It contains the files' own names, so treat it like the donation."
            })
    private Path checklist;

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description = {
                "Refusals that somebody knows of: they are told, but do not make the exit code 1.",
                "One a line: the submission's identifier and the reason, as --json tells them; # begins a comment. A "
                        + "submission that has changed, or is refused for another reason, counts again."
            })
    private Path known;

    @Option(names = "--json", description = "Prints one JSON object per submission.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Output output = new Output(
                out, spec.commandLine().getErr(), json, known == null ? KnownRefusals.none() : KnownRefusals.in(known));
        requireKeepable(report, "--report");
        requireKeepable(checklist, "--checklist");
        PreIngestCheck check = new PreIngestCheck();
        AtomicBoolean allWell = new AtomicBoolean(true);
        try (Shutdown shutdown = Shutdown.begin(spec.commandLine().getErr())) {
            new Ingest(place.premises(spec), TerminalProgress.where(!json), shutdown.stages())
                    .run(request(), ingested -> {
                        if (report != null || checklist != null) {
                            check.add(Output.called(ingested), ingested);
                        }
                        if (!output.tell(ingested)) {
                            allWell.set(false);
                        }
                    });
        } catch (TerminalFailure e) {
            if (json) {
                Output.line(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("outcome", "failed")
                                .put("reason", e.getMessage()),
                        out);
            }
            throw e;
        }
        output.end();
        keep(check);
        if (!allWell.get()) {
            return Exit.NOT_ALL;
        }
        return output.metInUse() ? Exit.IN_USE : Exit.DONE;
    }

    /** The result of a pre-ingest check is saved beside the donations, not in one of them. */
    private void requireKeepable(Path file, String option) {
        if (file == null) {
            return;
        }
        if (!dryRun) {
            throw new IllegalArgumentException(option + " needs --dry-run.");
        }
        NewFile.require(ArchiveBounds.outside(paths, place.outside(file, option), option));
    }

    private void keep(PreIngestCheck check) {
        List<String> kept = new ArrayList<>();
        if (report != null) {
            NewFile.write(report, check.report()::write);
            kept.add("Report: " + report);
        }
        if (checklist != null && check.questions() == 0) {
            kept.add("No file is left to decide about: no checklist was written.");
        } else if (checklist != null) {
            NewFile.write(checklist, check.checklist());
            kept.add("Checklist of " + check.questions() + (check.questions() == 1 ? " file: " : " files: ")
                    + checklist);
        }
        if (!json) {
            kept.forEach(spec.commandLine().getOut()::println);
        }
    }

    private Ingest.Request request() {
        return new Ingest.Request(
                paths,
                Optional.ofNullable(consent),
                Optional.ofNullable(id),
                Optional.ofNullable(collection),
                Optional.ofNullable(accession),
                Optional.ofNullable(matches),
                Optional.ofNullable(into),
                again,
                dryRun,
                checklist != null,
                waitOption.patience());
    }
}

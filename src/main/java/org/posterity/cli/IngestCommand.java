package org.posterity.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.posterity.application.Archive;
import org.posterity.application.NamesOfDonations;
import org.posterity.application.Settings;
import org.posterity.application.Wiring;
import org.posterity.intake.Arrival;
import org.posterity.intake.Arrivals;
import org.posterity.intake.ProcessFolder;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.routing.Doors;
import org.posterity.routing.Pipeline;
import org.posterity.routing.RouteFiles;
import org.posterity.storage.ArchiveInUse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes in submissions through the routes and stops when all are done. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description =
                "Takes in submissions: folders, .zip, .tar or .tar.gz files, or folders of them. The input is only read.",
        sortOptions = false)
final class IngestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place;

    @Mixin
    private WaitOption waitOption;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A submission, or a folder of submissions.")
    private List<Path> paths;

    @Option(
            names = "--consent",
            paramLabel = "FILE",
            description = "A consent record from outside the submission; it takes the place of a consent.json inside.")
    private Path consent;

    @Option(
            names = "--id",
            paramLabel = "URI",
            description = "The package's identifier, of your own (default: one made from the submission's digest).")
    private String id;

    @Option(names = "--collection", paramLabel = "ID", description = "The collection that the package belongs to.")
    private String collection;

    @Option(names = "--accession", paramLabel = "NUMBER", description = "Your own accession number, of one donation.")
    private String accession;

    @Option(
            names = "--match",
            paramLabel = "FILE",
            description = {
                "A curator's list (CSV) that decides which file belongs to which post; its heading is file,post.",
                "file: a path in the submission, or a name that only one file has. post: the post's date as in the export,"
                        + " its place there (Post.Posts.VideoList[3]), a known id, or none."
            })
    private Path matches;

    @Option(names = "--dry-run", description = "Tells what would be kept, left out and matched; writes nothing.")
    private boolean rehearsal;

    @Option(names = "--json", description = "One JSON object a line for each submission.")
    private boolean json;

    @Override
    public Integer call() {
        Settings settings = place.settings();
        List<Arrival> arrivals = arrivals(settings);
        Output output =
                new Output(spec.commandLine().getOut(), place.archive(), json, NamesOfDonations.following(settings));
        return rehearsal ? rehearse(arrivals, settings, output) : ingest(arrivals, settings, output);
    }

    private List<Arrival> arrivals(Settings settings) {
        if (consent != null && !Files.isRegularFile(consent)) {
            throw new IllegalArgumentException("There is no consent record " + consent + ".");
        }
        if (matches != null && !Files.isRegularFile(matches)) {
            throw new IllegalArgumentException("There is no list " + matches + ".");
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new IllegalArgumentException("There is nothing at " + path + ".");
            }
            place.requireApart(path, settings);
            for (Path submission : new Arrivals().expand(path)) {
                arrivals.add(new Arrival(
                        submission.toAbsolutePath().normalize(),
                        Optional.ofNullable(consent),
                        Optional.ofNullable(id).map(PackageId::parse),
                        said(collection, "--collection"),
                        said(accession, "--accession"),
                        Optional.ofNullable(matches),
                        rehearsal));
            }
        }
        if (id != null && arrivals.size() > 1) {
            throw new IllegalArgumentException(
                    "--id names one package, but there are " + arrivals.size() + " submissions.");
        }
        if (accession != null && arrivals.size() > 1) {
            throw new IllegalArgumentException("--accession numbers one donation, but there are " + arrivals.size()
                    + ". Take them in one by one, each with its own number.");
        }
        if (matches != null && arrivals.size() > 1) {
            throw new IllegalArgumentException(
                    "--match decides about one submission, but there are " + arrivals.size() + ".");
        }
        return arrivals;
    }

    private static Optional<String> said(String value, String option) {
        if (value != null && value.isBlank()) {
            throw new IllegalArgumentException(option + " says nothing. Write a value behind it, or leave it out.");
        }
        return Optional.ofNullable(value).map(String::strip);
    }

    private int ingest(List<Arrival> arrivals, Settings settings, Output output) {
        try (Archive archive = Archive.toWrite(
                        place.archive(),
                        settings,
                        waitOption.workplace(place.archive()),
                        Output.notices(spec.commandLine().getErr()));
                Shutdown shutdown =
                        Shutdown.begin(archive.workspace(), spec.commandLine().getErr())) {
            Wiring wiring = new Wiring(settings, archive, TerminalProgress.where(!json));
            return run(arrivals, wiring.doors(List::of), shutdown, output.of(archive));
        }
    }

    private int rehearse(List<Arrival> arrivals, Settings settings, Output output) {
        try (ProcessFolder folder = ProcessFolder.below(ProcessFolder.temporary());
                Shutdown shutdown = Shutdown.begin(folder, spec.commandLine().getErr());
                Archive archive = Archive.toRead(
                        place.archive(), Output.notices(spec.commandLine().getErr()))) {
            Wiring wiring = new Wiring(settings, archive, TerminalProgress.where(!json));
            return run(arrivals, wiring.rehearsal(folder.path()), shutdown, output.of(archive));
        }
    }

    private int run(List<Arrival> arrivals, Doors doors, Shutdown shutdown, Output output) {
        boolean allWell = true;
        boolean inUse = false;
        try (Pipeline pipeline = Pipeline.start(
                doors,
                new RouteFiles(place.routesFolder()),
                false,
                new Properties(),
                (arrival, end) -> {},
                shutdown.stages())) {
            for (Arrival arrival : arrivals) {
                try {
                    allWell &= output.tell(arrival, pipeline.ingest(arrival));
                } catch (ArchiveInUse e) {
                    inUse = true;
                    output.inUse(arrival, e, spec.commandLine().getErr());
                }
            }
        } catch (TerminalFailure e) {
            if (json) {
                Output.line(
                        Output.JSON.createObjectNode().put("outcome", "failed").put("reason", e.getMessage()),
                        spec.commandLine().getOut());
            }
            throw e;
        }
        output.end();
        return !allWell ? Exit.NOT_ALL : inUse ? Exit.IN_USE : Exit.DONE;
    }
}

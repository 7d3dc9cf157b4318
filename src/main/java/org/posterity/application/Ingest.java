package org.posterity.application;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.posterity.intake.BatchListing;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.ProcessFolder;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;

/** Takes in submissions, side by side, and ends when all are done. */
public final class Ingest {
    private final Premises premises;
    private final Progress progress;
    private final RunningStages running;

    /** @param running through which the work can be stopped */
    public Ingest(Premises premises, Progress progress, RunningStages running) {
        this.premises = premises;
        this.progress = progress;
        this.running = running;
    }

    /**
     * What is to be taken in.
     *
     * @param paths submissions, or folders of them
     * @param consent a record that takes the place of the submissions' own
     * @param id the package's identifier
     * @param accession the institution's own number of one donation
     * @param matches a curator's list of which file belongs to which post
     * @param into the package that the donation is to be added to, whatever its posts say
     * @param again whether a donation that is held makes an accession all the same
     * @param dryRun whether only to tell what would be kept
     * @param checklist whether a list for {@code matches} is to be made of what is told
     * @param patience how long to wait for another run
     */
    public record Request(
            List<Path> paths,
            Optional<Path> consent,
            Optional<String> id,
            Optional<String> collection,
            Optional<String> accession,
            Optional<Path> matches,
            Optional<String> into,
            boolean again,
            boolean dryRun,
            boolean checklist,
            Duration patience) {

        /** Submissions as they are, without a word more. */
        public static Request of(Path... paths) {
            Optional<String> nothing = Optional.empty();
            return new Request(
                    List.of(paths),
                    Optional.empty(),
                    nothing,
                    nothing,
                    nothing,
                    Optional.empty(),
                    nothing,
                    false,
                    false,
                    false,
                    Duration.ZERO);
        }
    }

    /**
     * @param told hears of each submission when its way has ended, of one at a time
     * @throws IllegalArgumentException when what is asked for makes no sense; nothing was begun then
     * @throws org.posterity.model.TerminalFailure when the environment failed
     */
    public void run(Request request, Consumer<Ingested> told) {
        Settings settings = premises.settings();
        List<IngestRequest> arrivals = arrivals(request, settings);
        running.workAt(settings.places());
        if (!request.dryRun()) {
            try (Archive archive = premises.openToWrite(settings, request.patience())) {
                running.workIn(archive.workspace());
                Wiring wiring = new Wiring(settings, archive, progress);
                run(arrivals, archive, wiring, wiring.stages(List::of), settings, true, told);
                wiring.followAgreements(premises, running);
            }
            return;
        }
        try (ProcessFolder folder = ProcessFolder.below(ProcessFolder.temporary())) {
            running.workIn(folder);
            try (Archive archive = premises.open()) {
                Wiring wiring = new Wiring(settings, archive, progress);
                run(arrivals, archive, wiring, wiring.preIngestCheck(folder.path()), settings, false, told);
            }
        }
    }

    private void run(
            List<IngestRequest> arrivals,
            Archive archive,
            Wiring wiring,
            StageFunctions stages,
            Settings settings,
            boolean remembered,
            Consumer<Ingested> told) {
        NamesOfDonations names = NamesOfDonations.following(settings);
        try (Pipeline pipeline = premises.way().open(stages, running, Optional.empty())) {
            pipeline.ingest(arrivals, (part, result) -> {
                if (remembered) {
                    archive.inputs().note(part, result, names, Machine.clock().instant());
                }
                Ingested ingested = Ingested.of(part, result, archive, names, wiring::foreseen);
                synchronized (told) {
                    told.accept(ingested);
                }
            });
        }
    }

    private List<IngestRequest> arrivals(Request request, Settings settings) {
        request.consent().filter(file -> !Files.isRegularFile(file)).ifPresent(file -> {
            throw new IllegalArgumentException("There is no consent record " + file + ".");
        });
        request.matches().filter(file -> !Files.isRegularFile(file)).ifPresent(file -> {
            throw new IllegalArgumentException("There is no list " + file + ".");
        });
        List<IngestRequest> arrivals = new ArrayList<>();
        for (Path path : request.paths()) {
            for (Path submission : submissions(path, premises, settings)) {
                arrivals.add(new IngestRequest(
                        submission,
                        request.consent(),
                        request.id().map(PackageId::parse),
                        said(request.collection(), "--collection"),
                        said(request.accession(), "--accession"),
                        request.matches(),
                        request.dryRun(),
                        request.into().map(PackageId::parse),
                        request.again(),
                        Optional.empty()));
            }
        }
        requireOne(arrivals, request);
        return arrivals;
    }

    /** The submissions at a place, which must lie apart from what is the program's own. */
    static List<Path> submissions(Path path, Premises premises, Settings settings) {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("There is nothing at " + path + ".");
        }
        premises.requireApart(path, settings);
        return new BatchListing(Wiring.platforms())
                .expand(path).stream()
                        .map(submission -> submission.toAbsolutePath().normalize())
                        .toList();
    }

    private static void requireOne(List<IngestRequest> arrivals, Request request) {
        int all = arrivals.size();
        if (all > 1 && request.id().isPresent()) {
            throw new IllegalArgumentException("--id names one package, but there are " + all + " submissions.");
        }
        if (request.into().isPresent() && (all > 1 || request.id().isPresent())) {
            throw new IllegalArgumentException(
                    "--to adds one submission to a package that is held: give it one submission, and no --id.");
        }
        if (all > 1 && request.accession().isPresent()) {
            throw new IllegalArgumentException("--accession numbers one donation, but there are " + all
                    + ". Take them in one by one, each with its own number.");
        }
        if (all > 1 && request.checklist()) {
            throw new IllegalArgumentException(
                    "--checklist lists the files of one submission, but there are " + all + ". Check them one by one.");
        }
        if (all > 1 && request.matches().isPresent()) {
            throw new IllegalArgumentException("--match decides about one submission, but there are " + all + ".");
        }
    }

    private static Optional<String> said(Optional<String> value, String option) {
        if (value.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException(option + " says nothing. Write a value behind it, or leave it out.");
        }
        return value.map(String::strip);
    }
}

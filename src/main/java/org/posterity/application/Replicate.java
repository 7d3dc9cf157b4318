package org.posterity.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.Progress;
import org.posterity.replication.Reach;
import org.posterity.replication.Replicated;
import org.posterity.replication.Replication;
import org.posterity.replication.Stores;
import org.posterity.storage.CopyHistory;

/** Makes the copies that are missing or behind, wherever that was not done when a package got its version. */
public final class Replicate {
    private final Premises premises;
    private final Progress progress;
    private final RunningStages running;

    /** @param running through which the work can be stopped */
    public Replicate(Premises premises, Progress progress, RunningStages running) {
        this.premises = premises;
        this.progress = progress;
        this.running = running;
    }

    /**
     * What is to be copied.
     *
     * @param names packages, as people name them; none: the whole archive, with agreements and journal
     * @param store the only store to copy to
     * @param replaced whether that store is a new, empty one in the place of another of this name
     */
    public record Request(List<String> names, Optional<String> store, boolean replaced, Duration patience) {}

    /**
     * What was done.
     *
     * @param lookups what each name stands for; where one stands for no package, or for several, nothing is copied
     * @param wrong what went wrong with agreements and journal, in sentences
     */
    public record Done(List<PackageLookup<PackageId>> lookups, List<String> wrong) {}

    /**
     * @param told hears of each copy
     * @throws IllegalArgumentException when there is no such store, or none at all
     */
    public Done run(Request request, Consumer<Replicated> told) {
        Settings settings = premises.settings();
        Stores stores = Stores.in(settings.folder());
        if (stores.all().isEmpty()) {
            throw new IllegalArgumentException(
                    "The settings name no store: stores.yaml in the settings folder says how to add one.");
        }
        if (!Archive.isThere(premises.archive())) {
            return new Done(
                    request.names().stream()
                            .<PackageLookup<PackageId>>map(name -> new PackageLookup.NotOne<>(false, List.of()))
                            .toList(),
                    List.of());
        }
        try (Archive archive = premises.openToWrite(settings, request.patience())) {
            running.workIn(archive.workspace());
            List<Reach> reaches = reaches(request, archive.copies(settings).stores());
            new Wiring(settings, archive, progress).completeInterrupted();
            List<PackageLookup<PackageId>> found = request.names().stream()
                    .map(name -> Locator.find(name, archive, premises, aip -> aip))
                    .toList();
            List<PackageId> packages = new ArrayList<>(found.stream()
                    .flatMap(it -> it.match(Stream::of, notOne -> Stream.empty()))
                    .toList());
            if (packages.size() < found.size()) {
                return new Done(found, List.of());
            }
            if (request.names().isEmpty()) {
                packages.addAll(archive.storage().ids());
            }
            if (request.replaced()) {
                forget(reaches.get(0), archive);
            }
            Replication replication = archive.copies(settings).replication(progress);
            Set<PackageId> underWay = Set.copyOf(archive.storageToWrite().inProgress());
            Map<PackageId, CopyHistory> history = archive.journal().copies();
            StageFunctions stages = StageFunctions.ofCopies(aip -> reaches.stream()
                    .map(reach -> replication.replicate(aip, reach, history.getOrDefault(aip, CopyHistory.NOTHING)))
                    .forEach(told));
            try (Pipeline pipeline = premises.way().open(stages, running, Optional.empty())) {
                packages.stream().filter(aip -> !underWay.contains(aip)).forEach(pipeline::replicate);
            }
            return new Done(
                    found, request.names().isEmpty() ? replication.replicateAgreementsAndJournal(reaches) : List.of());
        }
    }

    private static List<Reach> reaches(Request request, StoresOfArchive stores) {
        return request.store()
                .map(name -> stores.named(name).orElseThrow(() -> StoresOfArchive.unknown(name, stores)))
                .map(List::of)
                .orElse(stores.all());
    }

    /** The copies that were in a store are gone; the journal says so, and a new store may take its place. */
    private static void forget(Reach reach, Archive archive) {
        String store = reach.store().name();
        archive.journal().copies().forEach((aip, history) -> {
            if (history.in(store).intact()) {
                archive.journal()
                        .append(
                                aip,
                                new PreservationEvent(
                                        EventType.FIXITY_CHECK,
                                        Machine.clock().instant(),
                                        "Store " + store + " was replaced by an empty one.",
                                        "fail",
                                        Machine.software()),
                                Optional.empty(),
                                Optional.of(store));
            }
        });
        reach.allowNew();
    }
}

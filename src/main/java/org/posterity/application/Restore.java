package org.posterity.application;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.posterity.application.Audit.Subject;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.Progress;
import org.posterity.model.TerminalFailure;
import org.posterity.replication.Reach;
import org.posterity.replication.Stores;
import org.posterity.storage.Copies;
import org.posterity.storage.CopyStore;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.Head;
import org.posterity.storage.Journal;
import org.posterity.storage.JournalCopy;
import org.posterity.storage.KeptObject;
import org.posterity.storage.KeptObject.Area;
import org.posterity.storage.Lock;
import org.posterity.storage.StoreUnreachable;
import org.posterity.storage.Workplace;

/**
 * Builds an archive anew on an empty disk, from a store: journal first, so that what is still to come is known to be missing, then
 * agreements and packages. Everything is read back. A run that was stopped is continued by the next one.
 */
public final class Restore {
    /** Says that an archive is not whole yet. */
    private static final String MARK = "restore-unfinished.txt";

    private final Premises premises;
    private final Progress progress;
    private final RunningStages running;

    /** @param running through which the work can be stopped */
    public Restore(Premises premises, Progress progress, RunningStages running) {
        this.premises = premises;
        this.progress = progress;
        this.running = running;
    }

    /**
     * What became of one thing.
     *
     * @param id of a package or agreement; else where it lies
     * @param wrong why it could not be restored, as a sentence; empty if it was
     */
    public record Result(Subject subject, String id, Optional<String> wrong) {}

    /**
     * @param from the name of the store
     * @param told hears of each thing
     * @throws IllegalArgumentException when there is no such store, or the archive is not empty
     */
    public void run(String from, Duration patience, Consumer<Result> told) {
        Path archive = premises.archive();
        Stores named = Stores.in(premises.settings().folder());
        requireEmpty(archive, from);
        try (Workplace workplace =
                        Workplace.in(archive, patience, () -> premises.notices().waiting(patience));
                StoresOfArchive stores =
                        StoresOfArchive.of(archive, workplace.folder().resolve("restore"), named)) {
            running.workIn(workplace.processFolder());
            Reach reach = stores.named(from).orElseThrow(() -> StoresOfArchive.unknown(from, stores));
            Lock lock = workplace.lock(Workplace.Subject.copy(from, "restore"));
            try {
                CopyStore store = reach.open(() -> false);
                Files.writeString(
                        archive.resolve(MARK),
                        "This archive is being restored from store " + from + ".\n",
                        StandardCharsets.UTF_8);
                running.carryOut("restore", false, () -> restore(from, store, stores, told));
            } catch (IOException e) {
                throw failed(from, e);
            } finally {
                lock.close();
            }
        }
        finish(archive, patience);
    }

    private static TerminalFailure failed(String from, IOException e) {
        return new TerminalFailure(
                "Store " + from + ": "
                        + (e instanceof StoreUnreachable
                                ? e.getMessage()
                                : "The archive or the store cannot be read or written.")
                        + " Run again: what was restored stays.",
                e);
    }

    private static void requireEmpty(Path archive, String from) {
        if (!Files.isDirectory(archive)) {
            return;
        }
        Set<String> own = Set.of("storage", "agreements", JournalCopy.KEY, "holdings.db");
        try (Stream<Path> there = Files.list(archive)) {
            boolean isUsed =
                    there.anyMatch(entry -> own.contains(entry.getFileName().toString()));
            if (isUsed && !Files.exists(archive.resolve(MARK))) {
                throw new IllegalArgumentException("There is an archive at " + archive
                        + ". restore --from builds one on an empty disk; posterity repair mends this one from store "
                        + from + ".");
            }
        } catch (IOException e) {
            throw new TerminalFailure("The folder " + archive + " cannot be listed.", e);
        }
    }

    private void restore(String from, CopyStore store, StoresOfArchive stores, Consumer<Result> told) {
        try {
            CopyStore own = stores.own();
            Journal journal = Archive.journal(premises.archive());
            if (journal.isEmpty()) {
                boolean isThere = JournalCopy.bringUp(store, own, progress::moved);
                told.accept(new Result(
                        Subject.JOURNAL,
                        JournalCopy.KEY,
                        isThere ? Optional.empty() : Optional.of("The store has no copy of it; a new one is begun.")));
            }
            Copies copies = stores.copies();
            List<PackageId> agreements = copies.content(store, Area.AGREEMENTS).ids();
            if (agreements.isEmpty()) {
                told.accept(new Result(
                        Subject.AGREEMENT,
                        "agreements",
                        Optional.of(
                                "The store has none. Restore them from another copy: without them access is closed.")));
            } else {
                copies.prepare(own, Area.AGREEMENTS);
            }
            for (PackageId id : agreements) {
                told.accept(new Result(
                        Subject.AGREEMENT,
                        id.value(),
                        bringUp(KeptObject.agreement(id.value()), store, own, copies, head -> {})));
            }
            copies.prepare(own, Area.PACKAGES);
            for (PackageId aip : copies.content(store, Area.PACKAGES).ids()) {
                progress.begin("restoring " + aip.shortForm(), 0);
                told.accept(new Result(
                        Subject.PACKAGE,
                        aip.value(),
                        bringUp(KeptObject.of(aip), store, own, copies, head -> note(aip, head, from, journal))));
            }
        } catch (IOException e) {
            throw failed(from, e);
        }
    }

    private Optional<String> bringUp(
            KeptObject object, CopyStore store, CopyStore own, Copies copies, Consumer<Head> done) throws IOException {
        LongConsumer moved = progress::moved;
        try {
            done.accept(copies.bringUp(object, store, own, moved));
            return Optional.empty();
        } catch (DamagedPackage e) {
            return Optional.of("Its copy in the store is damaged. " + e.what());
        }
    }

    private static void note(PackageId aip, Head head, String from, Journal journal) {
        boolean isTold =
                journal.copies(aip).archive().verified().filter(head::equals).isPresent();
        String detail = "Restored from store " + from + " and read back: every digest as there.";
        if (!isTold
                || !journal.events(aip).stream()
                        .anyMatch(event -> event.detail().equals(detail))) {
            journal.append(
                    aip,
                    new PreservationEvent(
                            EventType.FIXITY_CHECK, Machine.clock().instant(), detail, "success", Machine.software()),
                    Optional.of(head),
                    Optional.empty());
        }
    }

    private void finish(Path archive, Duration patience) {
        new Reindex(premises).run(patience);
        try {
            Files.deleteIfExists(archive.resolve(MARK));
        } catch (IOException e) {
            throw new TerminalFailure("The file " + archive.resolve(MARK) + " cannot be removed.", e);
        }
    }
}

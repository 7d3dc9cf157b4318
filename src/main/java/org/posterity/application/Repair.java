package org.posterity.application;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.posterity.application.Audit.Subject;
import org.posterity.intake.ProcessFolder;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;
import org.posterity.replication.Reach;
import org.posterity.replication.Store;
import org.posterity.replication.Stores;
import org.posterity.storage.AuditFinding;
import org.posterity.storage.AuditFinding.Kind;
import org.posterity.storage.Copies.Repaired;
import org.posterity.storage.CopyHistory;
import org.posterity.storage.CopyStore;
import org.posterity.storage.Journal;
import org.posterity.storage.JournalRepair;
import org.posterity.storage.KeptObject.Area;
import org.posterity.storage.StoreUnreachable;
import org.posterity.storage.Workplace;
import org.posterity.storage.ocfl.OcflStorage;

/**
 * Mends what an audit found damaged, in the archive and in stores, from a copy whose bytes are good. What is wrong is put aside in the
 * folder {@code set-aside} of the archive or store, never deleted. Where no good copy is found, nothing is changed.
 */
public final class Repair {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Premises premises;
    private final Progress progress;
    private final RunningStages running;

    /** @param running through which the work can be stopped */
    public Repair(Premises premises, Progress progress, RunningStages running) {
        this.premises = premises;
        this.progress = progress;
        this.running = running;
    }

    /**
     * What is to be mended.
     *
     * @param names packages, as people name them; none: all that the last reading found damaged, and what is no package
     * @param store the only store to mend, or {@link Store#ARCHIVE}
     */
    public record Request(List<String> names, Optional<String> store, Duration patience) {}

    /**
     * What became of something that was damaged.
     *
     * @param id of a package or agreement; else where it lies
     * @param store which copy it is; or {@link Store#ARCHIVE}
     */
    public record Result(Subject subject, String id, String store, Repaired repaired) {}

    /**
     * @param told hears of each thing that was damaged
     * @return what each name stands for; where one stands for no package, or for several, nothing is done
     */
    public List<PackageLookup<PackageId>> run(Request request, Consumer<Result> told) {
        Settings settings = premises.settings();
        if (!Archive.isThere(premises.archive())) {
            return request.names().stream()
                    .<PackageLookup<PackageId>>map(name -> new PackageLookup.NotOne<>(false, List.of()))
                    .toList();
        }
        List<Reach> reaches = StoresOfArchive.reaches(Stores.in(settings.folder()));
        String aside = aside();
        boolean own = request.store().filter(it -> !it.equals(Store.ARCHIVE)).isEmpty();
        if (own && request.names().isEmpty()) {
            beforeOpening(reaches, aside, told);
            if (premises.withoutDamagedIndex(request.patience())) {
                reindexed(request, told);
            }
        }
        List<PackageLookup<PackageId>> found;
        boolean[] isMended = new boolean[1];
        try (Archive archive = premises.openToWrite(settings, request.patience())) {
            running.workIn(archive.workspace());
            StoresOfArchive stores = archive.copies(settings).reachedBy(reaches);
            requireStore(request, stores);
            new Wiring(settings, archive, progress).completeInterrupted();
            archive.storageToWrite().removeEmptyFolders();
            found = request.names().stream()
                    .map(name -> Locator.find(name, archive, premises, aip -> aip))
                    .toList();
            List<PackageId> named = new ArrayList<>(found.stream()
                    .flatMap(it -> it.match(Stream::of, notOne -> Stream.empty()))
                    .toList());
            if (named.size() < found.size()) {
                return found;
            }
            RepairOfCopies repair = new RepairOfCopies(archive, stores, aside, progress, result -> {
                isMended[0] |= result.store().equals(Store.ARCHIVE)
                        && !result.repaired().mended().isEmpty();
                told.accept(result);
            });
            Map<PackageId, CopyHistory> history = archive.journal().copies();
            for (PackageId aip : request.names().isEmpty() ? all(archive, history) : named) {
                boolean asked = !request.names().isEmpty();
                CopyHistory copies = history.getOrDefault(aip, CopyHistory.NOTHING);
                if (own && (asked || isDamaged(aip, copies, archive))) {
                    running.carryOut("repair", true, () -> repair.inArchive(aip, copies));
                }
                for (Reach reach : repair.asked(request.store())) {
                    String store = reach.store().name();
                    if (copies.isDamagedIn(store) || asked && copies.stores().containsKey(store)) {
                        running.carryOut("repair", true, () -> repair.inStore(aip, reach));
                    }
                }
            }
            if (request.names().isEmpty()) {
                running.carryOut("repair", true, () -> repair.rest(own, repair.asked(request.store())));
            }
        }
        if (isMended[0] || own && request.names().isEmpty()) {
            reindexed(request, told);
        }
        return found;
    }

    /** The key below which wrong bytes are kept that are found now, with a slash. */
    static String aside() {
        return "set-aside/" + STAMP.format(Machine.clock().instant()) + "/";
    }

    private static void requireStore(Request request, StoresOfArchive stores) {
        request.store()
                .filter(name ->
                        !name.equals(Store.ARCHIVE) && stores.named(name).isEmpty())
                .ifPresent(name -> {
                    throw StoresOfArchive.unknown(name, stores);
                });
    }

    /** Everything that exists or ought to. */
    private static Set<PackageId> all(Archive archive, Map<PackageId, CopyHistory> history) {
        Set<PackageId> all = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
        all.addAll(archive.storage().ids());
        all.addAll(archive.journal().packages());
        history.forEach((aip, copies) -> {
            if (!copies.stores().isEmpty()) {
                all.add(aip);
            }
        });
        return all;
    }

    private static boolean isDamaged(PackageId aip, CopyHistory copies, Archive archive) {
        return copies.archive().read().isPresent() && !copies.archive().intact()
                || !archive.storage().holds(aip)
                || archive.storage().damage(aip).isPresent();
    }

    /** What an archive cannot be opened without. */
    private void beforeOpening(List<Reach> reaches, String aside, Consumer<Result> told) {
        try (ProcessFolder scratch = ProcessFolder.below(Workplace.workspaces(premises.archive()));
                StoresOfArchive stores = StoresOfArchive.of(premises.archive(), scratch.path(), reaches)) {
            for (Area area : Area.values()) {
                if (area == Area.PACKAGES
                        || Files.isDirectory(premises.archive().resolve(area.folder()))) {
                    List<String> mended = stores.copies().repairRoot(stores.own(), area, aside);
                    if (!mended.isEmpty()) {
                        told.accept(new Result(
                                Subject.STORAGE,
                                area.folder(),
                                Store.ARCHIVE,
                                new Repaired(mended, List.of(), List.of())));
                    }
                }
            }
            Journal journal = Archive.journal(premises.archive());
            // an archive that has held nothing yet has no journal, and no copies
            boolean isNew = journal.isEmpty()
                    && OcflStorage.read(premises.archive()).ids().isEmpty();
            Map<Reach, CopyStore> journals = new LinkedHashMap<>();
            for (Reach reach : stores.all()) {
                if (reach.store().journal()) {
                    try {
                        journals.put(reach, reach.open(() -> false));
                    } catch (StoreUnreachable e) {
                        if (!isNew) {
                            premises.notices().say("Store " + reach.store().name() + ": " + e.getMessage());
                        }
                    }
                }
            }
            repaired(journal, stores.own(), journals, aside)
                    .filter(repaired -> !isNew || !repaired.mended().isEmpty())
                    .ifPresent(repaired ->
                            told.accept(new Result(Subject.JOURNAL, "journal.jsonl", Store.ARCHIVE, repaired)));
        } catch (IOException e) {
            told.accept(new Result(
                    Subject.STORAGE,
                    "storage",
                    Store.ARCHIVE,
                    new Repaired(
                            List.of(),
                            List.of(),
                            List.of(new AuditFinding(
                                    Kind.UNREADABLE, "", "The archive or a store could not be read or written.")))));
        }
    }

    /** A store that goes away meanwhile is left out. */
    private Optional<Repaired> repaired(Journal journal, CopyStore own, Map<Reach, CopyStore> journals, String aside)
            throws IOException {
        try {
            return JournalRepair.run(journal, own, List.copyOf(journals.values()), aside);
        } catch (StoreUnreachable e) {
            Optional<Reach> lost = journals.keySet().stream()
                    .filter(reach -> reach.failure().isPresent())
                    .findFirst();
            if (lost.isEmpty()) {
                throw e;
            }
            journals.remove(lost.get());
            premises.notices().say("Store " + lost.get().store().name() + ": " + e.getMessage());
            return repaired(journal, own, journals, aside);
        }
    }

    private void reindexed(Request request, Consumer<Result> told) {
        Reindex.Answer answer = new Reindex(premises).run(request.patience());
        if (answer.replaced() || answer.added() + answer.corrected() + answer.removed() > 0) {
            told.accept(new Result(
                    Subject.HOLDINGS,
                    "holdings.db",
                    Store.ARCHIVE,
                    new Repaired(List.of("holdings.db"), List.of(), List.of())));
        }
    }
}

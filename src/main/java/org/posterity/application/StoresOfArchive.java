package org.posterity.application;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.posterity.model.TerminalFailure;
import org.posterity.replication.Reach;
import org.posterity.replication.Replicated;
import org.posterity.replication.Replication;
import org.posterity.replication.Store;
import org.posterity.replication.Stores;
import org.posterity.storage.Copies;
import org.posterity.storage.CopyStore;
import org.posterity.storage.Lock;
import org.posterity.storage.StoreUnreachable;
import org.posterity.storage.folder.FolderStore;
import org.posterity.storage.ocfl.OcflCopies;
import org.posterity.storage.s3.S3Store;

/** The stores of an archive, and the archive's own folder read as one. */
final class StoresOfArchive implements AutoCloseable {
    private final Path archive;
    private final Path unfinished;
    private final Copies copies;
    private final List<Reach> reaches;
    private final Set<String> told = new TreeSet<>();

    private StoresOfArchive(Path archive, Path unfinished, Copies copies, List<Reach> reaches) {
        this.archive = archive;
        this.unfinished = unfinished;
        this.copies = copies;
        this.reaches = reaches;
    }

    /** @param scratch a folder of this process, on the archive's file system where the archive is written to */
    static StoresOfArchive of(Path archive, Path scratch, Stores stores) {
        return of(archive, scratch, reaches(stores));
    }

    /** The same by these ways, which know of stores that failed a moment ago. */
    static StoresOfArchive of(Path archive, Path scratch, List<Reach> reaches) {
        return new StoresOfArchive(
                archive, scratch.resolve("unfinished"), new OcflCopies(scratch.resolve("copies")), reaches);
    }

    static List<Reach> reaches(Stores stores) {
        return stores.all().stream()
                .map(store -> new Reach(store, StoresOfArchive::open, Machine.clock()))
                .toList();
    }

    /** Connects to a store. */
    static CopyStore open(Store store) throws StoreUnreachable {
        if (store.address() instanceof Store.Folder it) {
            return FolderStore.in(it.path());
        }
        Store.Bucket bucket = (Store.Bucket) store.address();
        return S3Store.in(bucket.name(), bucket.prefix(), bucket.region(), bucket.endpoint(), bucket.patience());
    }

    /** The archive's own folder. */
    CopyStore own() {
        try {
            return FolderStore.in(archive, unfinished);
        } catch (StoreUnreachable e) {
            throw new TerminalFailure("The archive's folder cannot be entered: " + archive + ".", e);
        }
    }

    Copies copies() {
        return copies;
    }

    List<Reach> all() {
        return reaches;
    }

    Optional<Reach> named(String name) {
        return reaches.stream()
                .filter(reach -> reach.store().name().equals(name))
                .findFirst();
    }

    /** What to say of a name that is no store's. */
    static IllegalArgumentException unknown(String name, StoresOfArchive stores) {
        return new IllegalArgumentException("There is no store " + name + " in the settings. Stores: "
                + stores.all().stream().map(reach -> reach.store().name()).collect(Collectors.joining(", ")) + ".");
    }

    /** The stage that makes copies of what an archive holds, which is open for writing. */
    Replication replication(Archive archive, LongConsumer moved) {
        BiFunction<String, String, Optional<Lock>> locks = archive::copyLock;
        return new Replication(
                own(),
                archive.storage(),
                reaches,
                copies,
                archive.journal(),
                locks,
                Machine.clock(),
                Machine.software(),
                moved);
    }

    /** Says what went wrong with copies; of a store that cannot be used once. */
    void tell(List<Replicated> results, Notices notices) {
        for (Replicated result : results) {
            boolean ofStore = result.outcome() == Replicated.Outcome.UNREACHABLE;
            String about =
                    ofStore ? "" : " has no new copy of package " + result.aip().shortForm();
            if (!result.isWell()) {
                say("Store " + result.store() + about + ": " + result.what(), notices);
            }
        }
    }

    synchronized void say(String sentence, Notices notices) {
        if (told.add(sentence)) {
            notices.say(sentence);
        }
    }

    @Override
    public void close() {
        reaches.forEach(Reach::close);
    }
}

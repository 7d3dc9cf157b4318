package org.posterity.storage.ocfl;

import io.ocfl.api.exception.OcflJavaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.storage.ArchivalStorage;
import org.posterity.storage.Audited;
import org.posterity.storage.BagFolder;
import org.posterity.storage.CommitRequest;
import org.posterity.storage.HeadMoved;
import org.posterity.storage.MemoryStorage;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackages;
import org.posterity.storage.StoredVersion;
import org.posterity.storage.Workplace;
import org.posterity.storage.Workplace.Subject;

/** The archive's OCFL 1.1 storage root, {@code <archive>/storage}: one object per package, one rename per commit. */
public final class OcflStorage implements ArchivalStorage {
    private static final String MARKS = "commits";

    private final Path root;
    private final StorageLayout layout;
    private final OcflPackages packages;
    private final CommitMarks marks;
    private final Path archive;
    private final Path drafts;
    private final Workplace workplace;
    private final boolean sync;

    private OcflStorage(Path root, Workplace workplace, boolean sync) throws IOException {
        Path workspace = Files.createDirectories(workplace.folder().resolve("ocfl"));
        this.root = root;
        this.layout = new StorageLayout();
        this.marks = new CommitMarks(workplace.archive().resolve(MARKS), workspace.resolve("marks"));
        this.packages = new OcflPackages(root, layout, marks);
        this.archive = workplace.archive();
        this.workplace = workplace;
        this.drafts = workspace.resolve("drafts");
        this.sync = sync;
        removeEmptyTops();
    }

    /** A killed commit can leave an empty folder, which OCFL 1.1 §4.1 forbids; its mark says where. */
    private void removeEmptyTops() {
        try {
            marks.all()
                    .forEach(aip ->
                            StorageLayout.removeIfEmpty(packages.folder(aip).getParent()));
        } catch (IOException e) {
            // whoever asks for them is told
            return;
        }
    }

    private void removeEmptyTop(Path folder) {
        workplace.briefly(Subject.folders(), () -> {
            StorageLayout.removeIfEmpty(folder.getParent());
            return folder;
        });
    }

    /**
     * Opens an archive's storage for writing, made if missing.
     *
     * @param sync whether a commit waits until everything is on disk, so that it survives a power failure
     */
    public static OcflStorage open(Workplace workplace, boolean sync) {
        try {
            return workplace.briefly(Subject.folders(), () -> {
                Path root = rootIn(workplace.archive());
                StorageRoot.make(
                        root, Files.createDirectories(workplace.folder().resolve("storage-root")));
                return new OcflStorage(root, workplace, sync);
            });
        } catch (IOException | UncheckedIOException | OcflJavaException e) {
            throw unopened(e);
        }
    }

    /** Whether an archive's storage exists: a non-empty folder. */
    public static boolean isThere(Path archive) {
        return StorageRoot.isBegun(rootIn(archive));
    }

    /**
     * Opens an archive's storage for reading, without a lock; other processes may write. An archive that does not exist is
     * empty.
     */
    public static StoredPackages read(Path archive) {
        if (!isThere(archive)) {
            return new MemoryStorage();
        }
        try {
            Path real = archive.toRealPath();
            Path root = rootIn(real);
            StorageRoot.require(root);
            return new OcflPackages(
                    root, new StorageLayout(), new CommitMarks(real.resolve(MARKS), Workplace.workspaces(real)));
        } catch (IOException e) {
            throw unopened(e);
        }
    }

    @Override
    public StoredVersion commit(CommitRequest request) {
        PackageId aip = request.aip();
        BagFolder.requireExactly(request.folder(), request.files());
        Optional<Inventory> before = holds(aip) ? Optional.of(packages.inventory(aip)) : Optional.empty();
        if (!before.map(Inventory::head).equals(request.builtOn())) {
            throw new HeadMoved(aip);
        }
        OcflObject object = new OcflObject(packages.folder(aip));
        Path settling = settling(aip);
        try {
            if (before.isPresent()) {
                object.settle(settling);
            }
            VersionDraft draft = VersionDraft.write(
                    drafts.resolve(layout.path(aip)),
                    aip.value(),
                    before,
                    request.folder(),
                    request.files(),
                    request.kept(),
                    request.note());
            if (sync) {
                ForceToDisk.tree(draft.folder());
            }
            marks.set(aip);
            if (!workplace.briefly(Subject.folders(), () -> object.take(draft))) {
                throw new HeadMoved(aip);
            }
            if (before.isPresent()) {
                object.settle(settling);
            }
            return packages.version(aip, draft.head(), request.note().created());
        } catch (IOException | UncheckedIOException e) {
            forgetUnlessHeld(aip);
            throw new TerminalFailure(
                    "Package " + aip + " could not be committed. Check whether the disk is full, or the "
                            + "workspace lies on another disk than the storage, then run again. Nothing "
                            + "incomplete was left behind.",
                    e);
        }
    }

    /** A mark that cannot be removed is cleared by the next run. */
    private void forgetUnlessHeld(PackageId aip) {
        try {
            if (!holds(aip)) {
                removeEmptyTop(packages.folder(aip));
                marks.remove(aip);
            }
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public List<PackageId> inProgress() {
        return packages.inProgress();
    }

    @Override
    public void complete(PackageId aip) {
        try {
            settle(aip);
            marks.remove(aip);
        } catch (IOException e) {
            throw new TerminalFailure("The archive's folder commits cannot be written.", e);
        }
    }

    @Override
    public String setAside(PackageId aip) {
        if (!marks.has(aip)) {
            throw new IllegalStateException("Package " + aip + " is already committed.");
        }
        Path from = packages.folder(aip);
        try {
            int version = ObjectFrame.newestFolder(from);
            String name = from.getFileName() + (version > 1 ? "-v" + version : "");
            Path aside = Files.createDirectories(archive.resolve("set-aside"));
            Path to = aside.resolve(name);
            for (int next = 2; Files.exists(to, LinkOption.NOFOLLOW_LINKS); next++) {
                to = aside.resolve(name + "-" + next);
            }
            if (version > 1) {
                new OcflObject(from).takeOut(to, settling(aip));
            } else {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
                ForceToDisk.folder(from.getParent());
                removeEmptyTop(from);
            }
            ForceToDisk.folder(aside);
            return archive.relativize(to).toString().replace('\\', '/');
        } catch (IOException e) {
            throw new TerminalFailure("Package " + aip + " could not be set aside.", e);
        }
    }

    @Override
    public void removeEmptyFolders() {
        try {
            workplace.briefly(Subject.folders(), () -> {
                layout.prune(root);
                return root;
            });
        } catch (IOException e) {
            throw unopened(e);
        }
    }

    @Override
    public List<PackageId> ids() {
        return packages.ids();
    }

    /**
     * Completes a version whose process was killed before it updated the inventory at the root. Damaged objects are left as
     * they are.
     */
    private void settle(PackageId aip) throws IOException {
        Path object = packages.folder(aip);
        try {
            ObjectFrame.newest(object);
        } catch (IOException e) {
            return;
        }
        new OcflObject(object).settle(settling(aip));
    }

    /** Threads work on several packages at once. */
    private Path settling(PackageId aip) {
        return drafts.resolve("settling").resolve(layout.path(aip));
    }

    @Override
    public List<String> foreign(Collection<PackageId> known) {
        return packages.foreign(known);
    }

    @Override
    public Optional<String> stats(PackageId aip, List<String> paths) {
        return packages.stats(aip, paths);
    }

    @Override
    public boolean unchanged(PackageId aip, String stats) {
        return packages.unchanged(aip, stats);
    }

    @Override
    public Optional<String> damage(PackageId aip) {
        return packages.damage(aip);
    }

    @Override
    public boolean holds(PackageId aip) {
        return packages.holds(aip);
    }

    @Override
    public Optional<StoredVersion> head(PackageId aip) {
        return packages.head(aip);
    }

    @Override
    public List<StoredFile> files(PackageId aip) {
        return packages.files(aip);
    }

    @Override
    public List<StoredFile> files(PackageId aip, Predicate<String> paths) {
        return packages.files(aip, paths);
    }

    @Override
    public Audited audit(PackageId aip, LongConsumer moved) {
        return packages.audit(aip, moved);
    }

    private static Path rootIn(Path archive) {
        return archive.resolve("storage");
    }

    private static TerminalFailure unopened(Exception e) {
        return new TerminalFailure(
                "The archive's storage folder cannot be opened. It must be an OCFL storage root made by "
                        + "Posterity, on a disk that can be reached.",
                e);
    }
}

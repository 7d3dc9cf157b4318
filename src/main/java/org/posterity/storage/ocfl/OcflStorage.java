package org.posterity.storage.ocfl;

import io.ocfl.api.OcflOption;
import io.ocfl.api.exception.OcflJavaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.model.ValidationIssue;
import org.posterity.storage.ArchivalStorage;
import org.posterity.storage.ArchiveLock;
import org.posterity.storage.BagFolder;
import org.posterity.storage.CommitNote;
import org.posterity.storage.FileToStore;
import org.posterity.storage.MemoryStorage;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackages;
import org.posterity.storage.StoredVersion;

/** The archive's OCFL 1.1 storage root, {@code <archive>/storage}: one object a package, one rename a commit. */
public final class OcflStorage implements ArchivalStorage, AutoCloseable {
    private final StorageRoot root;
    private final StorageLayout layout;
    private final StoredPackages packages;
    private final CommitMarks marks;
    private final Path archive;
    private final Path drafts;
    private final boolean sync;

    private OcflStorage(StorageRoot root, Path archive, Path workspace, boolean sync) throws IOException {
        this.root = root;
        this.layout = new StorageLayout();
        this.packages = new OcflPackages(root, layout);
        this.marks = new CommitMarks(archive.resolve("commits"), workspace.resolve("marks"));
        this.archive = archive;
        this.drafts = workspace.resolve("drafts");
        this.sync = sync;
        layout.prune(root.folder());
    }

    /**
     * Opens an archive's storage to write, made when missing.
     *
     * @param sync whether a commit waits until all is on the disk, so that it survives a power failure too
     */
    public static OcflStorage open(ArchiveLock lock, boolean sync) {
        if (!lock.isHeld()) {
            throw new IllegalStateException("Storage is opened under the archive's lock.");
        }
        try {
            Path workspace = Files.createDirectories(lock.workspace().resolve("ocfl"));
            StorageRoot root = StorageRoot.toWrite(rootIn(lock.archive()), workspace);
            return new OcflStorage(root, lock.archive(), workspace, sync);
        } catch (IOException | UncheckedIOException | OcflJavaException e) {
            throw unopened(e);
        }
    }

    /** Whether an archive's storage is there: a folder with something in it. */
    public static boolean isThere(Path archive) {
        return StorageRoot.isBegun(rootIn(archive));
    }

    /** Opens an archive's storage to read, without lock, beside a process that writes. An archive that is not there is empty. */
    public static StoredPackages read(Path archive) {
        if (!isThere(archive)) {
            return new MemoryStorage();
        }
        try {
            return new OcflPackages(StorageRoot.toRead(rootIn(archive.toRealPath())), new StorageLayout());
        } catch (IOException e) {
            throw unopened(e);
        }
    }

    @Override
    public StoredVersion commit(PackageId aip, Path bagRoot, List<FileToStore> files, CommitNote note) {
        if (holds(aip)) {
            throw new IllegalStateException("Package " + aip + " is held already.");
        }
        BagFolder.requireExactly(bagRoot, files);
        try {
            Path draft = drafts.resolve(layout.path(aip));
            ObjectDraft.write(draft, aip, bagRoot, files, note);
            if (sync) {
                ForceToDisk.tree(draft);
            }
            marks.set(aip);
            root.repository().importObject(draft, OcflOption.MOVE_SOURCE, OcflOption.NO_VALIDATION);
            Path folder = folder(aip).orElseThrow();
            if (sync) {
                ForceToDisk.folder(folder.getParent());
                ForceToDisk.folder(root.folder());
            }
        } catch (IOException | UncheckedIOException | OcflJavaException e) {
            forgetUnlessHeld(aip);
            throw new TerminalFailure(
                    "Package " + aip + " could not be committed; is the disk full, or the workspace on"
                            + " another disk than the storage? Nothing half is left: set that right and run again.",
                    e);
        }
        return new StoredVersion(
                aip,
                1,
                note.created(),
                folder(aip).orElseThrow(),
                root.folder().getFileName() + "/" + layout.path(aip));
    }

    /** A mark that is left behind all the same is cleared by the next run. */
    private void forgetUnlessHeld(PackageId aip) {
        try {
            if (!holds(aip)) {
                marks.remove(aip);
            }
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public List<PackageId> inProgress() {
        try {
            return marks.all();
        } catch (IOException e) {
            throw new TerminalFailure("The archive's folder commits cannot be read.", e);
        }
    }

    @Override
    public void complete(PackageId aip) {
        try {
            marks.remove(aip);
        } catch (IOException e) {
            throw new TerminalFailure("The archive's folder commits cannot be written.", e);
        }
    }

    @Override
    public String setAside(PackageId aip) {
        if (!marks.has(aip)) {
            throw new IllegalStateException("Package " + aip + " is committed for good.");
        }
        Path from = folder(aip).orElseThrow();
        try {
            Path aside = Files.createDirectories(archive.resolve("set-aside"));
            Path to = aside.resolve(from.getFileName());
            for (int next = 2; Files.exists(to, LinkOption.NOFOLLOW_LINKS); next++) {
                to = aside.resolve(from.getFileName() + "-" + next);
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            ForceToDisk.folder(aside);
            ForceToDisk.folder(from.getParent());
            layout.prune(root.folder());
            return archive.relativize(to).toString().replace('\\', '/');
        } catch (IOException e) {
            throw new TerminalFailure("Package " + aip + " could not be set aside.", e);
        }
    }

    @Override
    public List<PackageId> ids() {
        return packages.ids();
    }

    @Override
    public List<String> foreign() {
        return packages.foreign();
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
    public Optional<Path> folder(PackageId aip) {
        return packages.folder(aip);
    }

    @Override
    public List<StoredFile> files(PackageId aip) {
        return packages.files(aip);
    }

    @Override
    public List<ValidationIssue> validate(PackageId aip) {
        return packages.validate(aip);
    }

    @Override
    public void close() {
        root.close();
    }

    private static Path rootIn(Path archive) {
        return archive.resolve("storage");
    }

    private static TerminalFailure unopened(Exception e) {
        return new TerminalFailure(
                "The archive's storage folder cannot be opened: it must be an OCFL storage root that Posterity made, on a"
                        + " disk that can be reached.",
                e);
    }
}

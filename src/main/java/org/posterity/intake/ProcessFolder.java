package org.posterity.intake;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.posterity.model.TerminalFailure;

/**
 * Where one process does its work: a folder that only its user may enter, {@code posterity-<process>-<random>}, locked by a
 * file of the same name with {@code .lock} appended. The operating system releases the lock when the process ends, however it
 * ends, and the next process clears the folder.
 */
public final class ProcessFolder implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("posterity-[0-9]+-[0-9]+(\\.lock)?");
    private static final String LOCK = ".lock";
    private static final int TRIES = 200;

    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final Set<OpenOption> THERE = Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /** The locks of this process: opening and closing the file of a lock that one holds would release it. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private ProcessFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Clears what killed processes left below a folder (made if missing) and makes a new folder there. */
    public static ProcessFolder below(Path parent) {
        try {
            if (isLink(parent)) {
                throw new TerminalFailure(
                        "The archive's workspace is a link: " + parent + ". Remove it, then run again.");
            }
            if (!parent.equals(temporary())) {
                Files.createDirectories(parent);
            }
            Path real = parent.toRealPath();
            clearAbandoned(real);
            Optional<ProcessFolder> made = Optional.empty();
            while (made.isEmpty()) {
                made = make(Files.createTempFile(
                        real, "posterity-" + ProcessHandle.current().pid() + "-", LOCK));
            }
            return made.get();
        } catch (IOException e) {
            throw new TerminalFailure(
                    "No workspace can be made in " + parent + ". Check that it is a writable folder.", e);
        }
    }

    /** The folder of a lock; none if another process cleared it before it was locked. */
    private static Optional<ProcessFolder> make(Path file) throws IOException {
        Path folder = folderOf(file);
        OWN.add(folder);
        boolean made = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, THERE);
            if (tryLock(channel) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder, ownerOnly("rwx------"));
                made = true;
            }
        } catch (NoSuchFileException e) {
            // another process has cleared it
        } finally {
            if (!made) {
                if (channel != null) {
                    channel.close();
                }
                Files.deleteIfExists(file);
                OWN.remove(folder);
            }
        }
        return made ? Optional.of(new ProcessFolder(folder, channel)) : Optional.empty();
    }

    /** Where work that belongs to no archive lies: the system's folder for temporary files. */
    public static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** The folder, which holds only what this process put there. */
    public Path path() {
        return folder;
    }

    /**
     * Removes the folders below {@code parent} that killed processes of this user left. Links are not followed, and nothing
     * else is touched. What cannot be removed is left for the next time.
     */
    public static void clearAbandoned(Path parent) {
        if (isLink(parent) || !Files.isDirectory(parent)) {
            return;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent.toRealPath(), "posterity-*")) {
            Set<Path> folders = new TreeSet<>();
            for (Path path : found) {
                if (NAME.matcher(path.getFileName().toString()).matches()) {
                    folders.add(folderOf(path));
                }
            }
            for (Path folder : folders) {
                clearWhenAbandoned(folder);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // a user without access has left nothing there
        }
    }

    private static void clearWhenAbandoned(Path folder) throws IOException {
        Path file = lockOf(folder);
        if (OWN.contains(folder) || !isOwn(folder) || !isOwn(file)) {
            return;
        }
        try (FileChannel channel = Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? FileChannel.open(file, THERE)
                : FileChannel.open(file, NEW, ownerOnly("rw-------"))) {
            if (tryLock(channel)) {
                Workspace.clear(folder);
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // another process has cleared it, or it is left for the next time
        }
    }

    /** Whether it is missing, or owned by this user, as everything is in a folder that others may not write to. */
    private static boolean isOwn(Path path) throws IOException {
        return !Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                || !Files.getPosixFilePermissions(path.getParent()).contains(PosixFilePermission.OTHERS_WRITE)
                || Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                        .equals((int) new UnixSystem().getUid());
    }

    /** The system's folder for temporary files may be a link; a link in the place of a workspace is not accepted. */
    private static boolean isLink(Path parent) {
        return Files.isSymbolicLink(parent) && !parent.equals(temporary());
    }

    /** Clears it while threads of this process may still be at work in it: repeats for a while, until it stays empty. */
    public void clearUnderWork() {
        for (int tries = 0; tries < TRIES && Files.exists(folder, LinkOption.NOFOLLOW_LINKS); tries++) {
            try {
                Workspace.clear(folder);
                Thread.sleep(10);
            } catch (UncheckedIOException e) {
                // something new lies in it
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        try {
            Files.deleteIfExists(lockOf(folder));
        } catch (IOException e) {
            // left for the next time
        }
    }

    @Override
    public void close() {
        try (lock) {
            Workspace.clear(folder);
            Files.deleteIfExists(lockOf(folder));
        } catch (IOException | UncheckedIOException e) {
            throw new TerminalFailure("The workspace " + folder + " could not be removed.", e);
        } finally {
            OWN.remove(folder);
        }
    }

    private static Path folderOf(Path lock) {
        return lock.resolveSibling(lock.getFileName().toString().replace(LOCK, ""));
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static FileAttribute<?>[] ownerOnly(String rights) {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))};
    }
}

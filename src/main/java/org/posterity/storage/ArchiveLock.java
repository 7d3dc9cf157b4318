package org.posterity.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.posterity.intake.ProcessFolder;
import org.posterity.model.TerminalFailure;

/**
 * The right to write into an archive, held by one process at a time. The operating system gives it back when the process
 * ends, however it ends; the file {@code .lock} itself stays and means nothing.
 */
public final class ArchiveLock implements AutoCloseable {
    private static final long BETWEEN_LOOKS = 100;

    private final Path archive;
    private final FileChannel channel;
    private final ProcessFolder workspace;

    private ArchiveLock(Path archive, FileChannel channel, ProcessFolder workspace) {
        this.archive = archive;
        this.channel = channel;
        this.workspace = workspace;
    }

    /**
     * Takes the lock of an archive, whose folder is made when missing.
     *
     * @throws ArchiveInUse when it is held already
     * @throws TerminalFailure when the folder cannot be written
     */
    public static ArchiveLock take(Path archive) {
        return take(archive, Duration.ZERO, () -> {});
    }

    /**
     * Takes the lock of an archive, and waits for it where it is held.
     *
     * @param patience how long to wait at most
     * @param waiting is called once, when there is something to wait for
     * @throws ArchiveInUse when it is held all the while
     * @throws TerminalFailure when the folder cannot be written
     */
    public static ArchiveLock take(Path archive, Duration patience, Runnable waiting) {
        FileChannel channel = open(archive);
        try {
            boolean locked = lock(channel) != null;
            if (!locked && !patience.isZero()) {
                waiting.run();
            }
            for (long left = patience.toMillis(); !locked && left > 0; left -= BETWEEN_LOOKS) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS);
                locked = lock(channel) != null;
            }
            if (locked) {
                return held(archive.toRealPath(), channel);
            }
            channel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new TerminalFailure(
                    "The archive's folder does not support locks; put the archive on a local disk.", e);
        }
        throw new ArchiveInUse();
    }

    private static ArchiveLock held(Path archive, FileChannel channel) throws IOException {
        try {
            return new ArchiveLock(archive, channel, ProcessFolder.below(workspaces(archive)));
        } catch (TerminalFailure e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel open(Path archive) {
        try {
            Files.createDirectories(archive);
            return FileChannel.open(archive.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new TerminalFailure(
                    "The archive's folder cannot be written: " + archive
                            + ". It must be a folder, or a place where one can be made, on a disk that takes changes.",
                    e);
        }
    }

    /** The lock, or null when anyone has it: another process, or another part of this one. */
    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The archive's folder, an absolute path without links. */
    public Path archive() {
        return archive;
    }

    /** Where it lies: on the archive's own file system. */
    public Path workspace() {
        return workspace.path();
    }

    /** The folder of this process, which is cleared when the lock is given back. */
    public ProcessFolder processFolder() {
        return workspace;
    }

    /** Where unfinished work of all processes lies. */
    public static Path workspaces(Path archive) {
        return archive.resolve("workspace");
    }

    /** Whether the lock has not been given back yet. */
    public boolean isHeld() {
        return channel.isOpen();
    }

    @Override
    public void close() {
        try (channel) {
            workspace.close();
        } catch (IOException e) {
            throw new TerminalFailure("The archive's lock could not be given back.", e);
        }
    }
}

package org.posterity.intake;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * An unfinished file or folder, beside its final place. It gets its name when it is complete, and replaces nothing that it
 * should not. What a killed process left unfinished is cleared by the next one that writes beside it.
 */
public final class UnfinishedFile implements AutoCloseable {
    private final Path place;
    private final ProcessFolder folder;
    private final CopyOption[] how;
    private final Thread ending = new Thread(this::drop);
    private boolean dropped;

    private UnfinishedFile(Path place, Path parent, CopyOption... how) throws IOException {
        this.place = place;
        this.folder = ProcessFolder.below(parent.toRealPath());
        this.how = how;
    }

    /** What takes long is dropped when the process ends; what takes a moment may be finished while a stop waits for it. */
    private UnfinishedFile droppedAtTheEnd() throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(ending);
            return this;
        } catch (IllegalStateException e) {
            close();
            throw new IOException("The process is ending.", e);
        }
    }

    /**
     * Begins a file or folder for this place, in an existing folder.
     *
     * @throws FileAlreadyExistsException when something exists in the place
     * @throws NoSuchFileException when the folder for it does not exist
     */
    public static UnfinishedFile of(Path place) throws IOException {
        return begun(place).droppedAtTheEnd();
    }

    private static UnfinishedFile begun(Path place) throws IOException {
        Path parent = place.toAbsolutePath().normalize().getParent();
        if (parent == null) {
            throw new FileAlreadyExistsException(place.toString());
        }
        if (!Files.isDirectory(parent)) {
            throw new NoSuchFileException(parent.toString());
        }
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            ProcessFolder.clearAbandoned(parent.toRealPath());
            throw new FileAlreadyExistsException(place.toString());
        }
        return new UnfinishedFile(place, parent);
    }

    /** Writes a file and forces it to disk; fails as {@link #of} does. */
    public static void write(Path place, byte[] content) throws IOException {
        try (UnfinishedFile draft = begun(place)) {
            draft.fill(content);
        }
    }

    /** Writes a file into an existing folder and forces it to disk; replaces a file of the same name in one step. */
    public static void replace(Path place, byte[] content) throws IOException {
        Path parent = place.toAbsolutePath().normalize().getParent();
        try (UnfinishedFile draft = new UnfinishedFile(place, parent, REPLACE_EXISTING, ATOMIC_MOVE)) {
            draft.fill(content);
        }
    }

    private void fill(byte[] content) throws IOException {
        Files.write(path(), content, CREATE_NEW, WRITE, SYNC);
        finish();
    }

    /** Where it is made; nothing is there yet. */
    public Path path() {
        return folder.path().resolve("draft");
    }

    /** Gives the finished file its name. */
    public synchronized void finish() throws IOException {
        if (dropped) {
            throw new IOException("The process is ending.");
        }
        Files.move(path(), place, how);
    }

    /** The process is ending: unfinished files no longer get their names. */
    private synchronized void drop() {
        dropped = true;
        folder.clearUnderWork();
    }

    /** Removes an unfinished file. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // the process is ending already
        }
        folder.close();
    }
}

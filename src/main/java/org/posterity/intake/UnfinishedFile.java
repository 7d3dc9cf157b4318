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
 * A file or folder in the making, beside its place: it gets its name when it is whole, and takes the place of nothing that is not to be replaced. What a
 * killed process left half made is cleared by whoever makes something beside it next.
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
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /**
     * Begins what will lie at this place, in a folder that is there.
     *
     * @throws FileAlreadyExistsException when there is something in the place
     * @throws NoSuchFileException when the folder for it is not there
     */
    public static UnfinishedFile of(Path place) throws IOException {
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

    /** Writes a file, down to the disk; fails as {@link #of} does. */
    public static void write(Path place, byte[] content) throws IOException {
        try (UnfinishedFile draft = of(place)) {
            draft.fill(content);
        }
    }

    /** Writes a file, down to the disk, into a folder that is there; what has its name already is replaced in one step. */
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

    /** Gives what was made its name. */
    public synchronized void finish() throws IOException {
        if (dropped) {
            throw new IOException("The process is ending.");
        }
        Files.move(path(), place, how);
    }

    /** A signal ends the process: what has no name yet gets none any more. */
    private synchronized void drop() {
        dropped = true;
        folder.clearUnderWork();
    }

    /** Removes what has no name yet. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // The process is ending already.
        }
        folder.close();
    }
}

package org.posterity.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.posterity.model.TerminalFailure;

/** A folder for one submission, on the archive's file system, emptied when the submission is done. */
public final class Workspace implements AutoCloseable {
    private final Path root;
    private final List<Runnable> afterwards = new ArrayList<>();

    private Workspace(Path root) {
        this.root = root;
    }

    /** Makes an empty workspace below {@code parent}. */
    public static Workspace under(Path parent) {
        try {
            Files.createDirectories(parent);
            return new Workspace(Files.createTempDirectory(parent, "w"));
        } catch (IOException e) {
            throw new TerminalFailure(
                    "No workspace can be made in the archive's folder. Check that it is writable.", e);
        }
    }

    /** A folder in the workspace, made if missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new TerminalFailure("The workspace cannot be written; is the disk full?", e);
        }
    }

    /** What must be released when the submission is done. */
    public synchronized void whenEmptied(Runnable giveBack) {
        afterwards.add(giveBack);
    }

    @Override
    public synchronized void close() {
        try {
            clear(root);
        } finally {
            afterwards.forEach(Runnable::run);
            afterwards.clear();
        }
    }

    /** Removes a folder and everything in it; links are removed, never followed. */
    public static void clear(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("A workspace could not be emptied.", e);
        }
    }
}

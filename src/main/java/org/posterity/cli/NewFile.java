package org.posterity.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.posterity.intake.UnfinishedFile;
import org.posterity.model.TerminalFailure;

/** A file that a command writes for somebody: always a new one, and visible only when it is complete. */
final class NewFile {
    private NewFile() {}

    /** That nothing is there yet, for whoever writes much later. */
    static void require(Path file) {
        if (Files.exists(file)) {
            throw there(file);
        }
        if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw noFolder(file);
        }
    }

    private static IllegalArgumentException there(Path file) {
        return new IllegalArgumentException("The file " + file + " exists already and is not overwritten.");
    }

    private static IllegalArgumentException noFolder(Path file) {
        return new IllegalArgumentException("The folder for " + file + " does not exist.");
    }

    static void write(Path file, byte[] content) {
        try {
            UnfinishedFile.write(file, content);
        } catch (FileAlreadyExistsException e) {
            throw there(file);
        } catch (NoSuchFileException e) {
            throw noFolder(file);
        } catch (IOException e) {
            throw new TerminalFailure("The file " + file + " cannot be written; is the disk full?", e);
        }
    }

    /** A page that can be written. */
    @FunctionalInterface
    interface Page {
        void write(Writer out) throws IOException;
    }

    /** Writes a page as UTF-8. */
    static void write(Path file, Page page) {
        StringWriter html = new StringWriter();
        try {
            page.write(html);
        } catch (IOException e) {
            throw new IllegalStateException("A page could not be written into memory.", e);
        }
        write(file, html.toString().getBytes(StandardCharsets.UTF_8));
    }
}

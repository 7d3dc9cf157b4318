package org.posterity.format.bagit;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.posterity.model.ValidationIssue;

/**
 * Where the files of one bag are. It promises nothing about order, and keeps nothing open between calls unless it says so.
 * Paths are from the bag's base directory, with slashes.
 */
public interface BagSource extends AutoCloseable {

    /** Takes in what a source lists. */
    interface Listing {
        /** A file and its size in bytes. */
        void file(String path, long size);

        /** A folder. A source whose store knows no folders need not list any. */
        void folder(String path);

        /** Something that is no plain file or folder, or that could not be listed. */
        void problem(ValidationIssue issue);
    }

    /** Lists everything, once. */
    void list(Listing listing) throws IOException;

    /** Opens a file that was listed. Called from several threads at the same time. */
    ReadableByteChannel open(String path) throws IOException;

    /** The media type of the single file that the bag is serialised in; empty where files lie one by one. */
    default Optional<String> serialization() {
        return Optional.empty();
    }

    @Override
    default void close() throws IOException {}

    /** A bag whose base directory is {@code base}. */
    static BagSource folder(Path base) {
        return new FolderSource(base);
    }

    /** A bag in a plain tar file, whose single top folder is the base directory. Close it after use. */
    static BagSource tar(Path file) {
        return new TarSource(file);
    }
}

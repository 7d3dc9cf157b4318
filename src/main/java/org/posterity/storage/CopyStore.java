package org.posterity.storage;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

/**
 * A place that keeps copies, as keys with bytes: a folder, or a bucket. Keys are those of an archive's folder, with {@code /}: {@code
 * storage/…} for packages, {@code agreements/…}, {@code journal.jsonl}. Nothing is ever deleted; what is put aside keeps its bytes.
 * Every method throws {@link StoreUnreachable} when the place as a whole cannot be used, and another {@link IOException} when the
 * one key cannot.
 */
public interface CopyStore extends AutoCloseable {

    /**
     * A key.
     *
     * @param size in bytes; negative where there is something that cannot be read as a file
     */
    record Entry(String key, long size) {}

    /** Something opened for reading, with its size in bytes. */
    record Opened(ReadableByteChannel bytes, long size) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /** Every key that begins with this, in order; {@code prefix} ends with a slash. */
    List<Entry> list(String prefix) throws IOException;

    /** The names directly below a prefix that have keys below them, in order. */
    List<String> folders(String prefix) throws IOException;

    /** Folders below a prefix that hold nothing, as keys without a slash at the end, in order; a bucket has none. */
    default List<String> emptyFolders(String prefix) throws IOException {
        return List.of();
    }

    /** Removes a folder that holds nothing, and those above it that hold nothing else. */
    default void removeEmpty(String folder) throws IOException {
        throw new IOException("There is no such folder.");
    }

    /**
     * Opens what a key has, for one reader.
     *
     * @throws java.nio.file.NoSuchFileException when there is nothing
     */
    Opened open(String key) throws IOException;

    /**
     * Gives a key its bytes, in place of others: all of them, or, if reading or writing fails, none. They are safe from a power cut
     * afterwards. {@code bytes} are read to their end before anything shows.
     */
    void put(String key, long size, ReadableByteChannel bytes) throws IOException;

    /** Moves what a key has to another key, which has nothing yet. */
    void move(String key, String to) throws IOException;

    /** Lets go of connections. */
    @Override
    void close();
}

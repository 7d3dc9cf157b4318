package org.posterity.record;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/** The files of one version of a package, wherever they lie: a bag that is being written, or a stored version. */
public interface PackageContent {

    /** All paths in the bag, sorted; payload begins with {@code data/}. */
    List<String> paths();

    /** Whether there is a file at this path. */
    default boolean has(String path) {
        return paths().contains(path);
    }

    /** Opens a file. Fails with a {@link java.nio.file.NoSuchFileException} when there is none. */
    SeekableByteChannel open(String path) throws IOException;

    /** Opens a file as a stream. */
    default InputStream stream(String path) throws IOException {
        return new BufferedInputStream(Channels.newInputStream(open(path)), 1 << 16);
    }
}

package org.posterity.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads a file of an archive into memory. After damage anything may lie in its place: a link, a pipe that blocks for ever, or
 * more than fits into memory.
 */
public final class WholeFile {
    /** In bytes: a part of the memory that this process may use. */
    static final int MOST = (int) Math.min(Runtime.getRuntime().maxMemory() / 8, 1 << 30);

    private WholeFile() {}

    /**
     * All its bytes.
     *
     * @throws IOException when it is not a regular file (a link is not), cannot be read, or is too large for memory
     */
    public static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST) {
            throw new IOException("This is not a file, or too large to be read.");
        }
        try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(MOST);
        }
    }
}

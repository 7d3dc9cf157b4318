package org.posterity.export.tiktok;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * Tells whether a string in place of a list or an object is one of the words for nothing. It looks at the file itself,
 * because the string may be as long as the export and is not built for this.
 */
final class EmptyWords implements Closeable {
    private static final Set<String> WORDS = Set.of("\"\"", "\"N/A\"", "\"n/a\"", "\"None\"");
    private static final int LONGEST = 6;

    private final FileChannel file;

    EmptyWords(Path source) throws IOException {
        this.file = FileChannel.open(source);
    }

    /** Whether the string that begins at this byte, with its quotation mark, is such a word. */
    boolean isAt(long offset) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(LONGEST);
        file.read(start, offset);
        String text = new String(start.array(), 0, start.position(), StandardCharsets.ISO_8859_1);
        return WORDS.stream().anyMatch(text::startsWith);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

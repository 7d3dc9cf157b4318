package org.posterity.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;

/**
 * Files that grow by whole lines, each of them on the disk when the call returns; what a full disk cut off is taken back. A line that
 * a crash cut off stays on a line of its own. Links are not followed. Who may write when is up to the caller.
 */
public final class DurableLines {
    private static final Set<OpenOption> HOW = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private DurableLines() {}

    /** Adds a line to a file, which is made if missing. */
    public static void append(Path file, String line) throws IOException {
        try (FileChannel channel = FileChannel.open(file, HOW)) {
            append(channel, line);
        }
    }

    /**
     * Adds a line that depends on the one before.
     *
     * @param longest bytes that a line may have
     * @param next takes the last line's bytes, without its end; of a longer one than {@code longest} the last of them
     */
    public static void append(Path file, int longest, Function<byte[], String> next) throws IOException {
        try (FileChannel channel = FileChannel.open(file, HOW)) {
            append(channel, next.apply(lastLine(channel, longest)));
        }
    }

    private static void append(FileChannel channel, String line) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode((endsInLine(channel) ? "" : "\n") + line + "\n");
        long before = channel.size();
        channel.position(before);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            try {
                channel.truncate(before);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** Whether the last line has its end; also when there is none. */
    public static boolean endsInLine(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.size() == 0 || channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
    }

    /** The bytes of the last line, without its end; of a longer one than {@code longest} the last of them. */
    public static byte[] lastLine(FileChannel channel, int longest) throws IOException {
        ByteBuffer end = ByteBuffer.allocate((int) Math.min(channel.size(), longest));
        while (end.hasRemaining() && channel.read(end, channel.size() - end.remaining()) >= 0) {
            // to the end of the file
        }
        byte[] bytes = Arrays.copyOf(end.array(), end.position());
        int to = bytes.length > 0 && bytes[bytes.length - 1] == '\n' ? bytes.length - 1 : bytes.length;
        int from = to;
        while (from > 0 && bytes[from - 1] != '\n') {
            from--;
        }
        return Arrays.copyOfRange(bytes, from, to);
    }
}

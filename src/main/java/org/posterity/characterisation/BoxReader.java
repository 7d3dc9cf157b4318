package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the boxes of an ISO base media file by seeking from header to header, so that the media data are never read. A
 * length that leads out of the file or out of the enclosing box is noticed and not followed.
 */
final class BoxReader {
    private static final Set<String> CONTAINERS =
            Set.of("moov", "trak", "mdia", "minf", "stbl", "udta", "meta", "iprp", "ipco");
    private static final int MOST_BOXES = 20_000;

    private final FileChannel channel;
    private int seen;
    private boolean cutShort;
    private boolean damaged;

    BoxReader(FileChannel channel) {
        this.channel = channel;
    }

    /** The boxes of the file, with what is inside the containers that describe it. */
    List<Box> read() throws IOException {
        return between(0, channel.size(), true);
    }

    /** Whether the file ends before a top-level box does. */
    boolean cutShort() {
        return cutShort;
    }

    /** Whether lengths contradict each other. */
    boolean damaged() {
        return damaged;
    }

    /** The body of a box, or nothing when it is longer than {@code most} bytes. */
    byte[] body(Box box, int most) throws IOException {
        return box.bodyLength() > most ? new byte[0] : bytes(box.body(), (int) box.bodyLength());
    }

    private List<Box> between(long from, long to, boolean top) throws IOException {
        List<Box> boxes = new ArrayList<>();
        long at = from;
        while (to - at >= 8 && seen++ < MOST_BOXES) {
            ByteBuffer header = ByteBuffer.wrap(bytes(at, (int) Math.min(16, to - at)));
            long length = Integer.toUnsignedLong(header.getInt(0));
            String type = new String(header.array(), 4, 4, StandardCharsets.ISO_8859_1);
            int headerLength = 8;
            if (length == 1 && header.capacity() == 16) {
                length = header.getLong(8);
                headerLength = 16;
            } else if (length == 0) {
                if (!top) {
                    break; // QuickTime closes user data with four zero bytes
                }
                length = to - at;
            }
            if (length < headerLength) {
                damaged = true;
                break;
            }
            if (length > to - at) {
                cutShort |= top;
                damaged |= !top;
                break;
            }
            long body = at + headerLength;
            long end = at + length;
            boxes.add(new Box(type, at, body, end, inside(type, body, end)));
            at = end;
        }
        return boxes;
    }

    private List<Box> inside(String type, long body, long end) throws IOException {
        if (!CONTAINERS.contains(type)) {
            return List.of();
        }
        long from = type.equals("meta") && isFullBox(body, end) ? body + 4 : body;
        return between(from, end, false);
    }

    /** ISO files give {@code meta} a version of four bytes, QuickTime files do not. */
    private boolean isFullBox(long body, long end) throws IOException {
        return end - body >= 12 && !"hdlr".equals(new String(bytes(body + 4, 4), StandardCharsets.ISO_8859_1));
    }

    private byte[] bytes(long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            // until the end of the file
        }
        return buffer.array();
    }
}

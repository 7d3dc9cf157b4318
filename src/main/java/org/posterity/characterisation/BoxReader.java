package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the boxes of an ISO base media file by seeking from header to header, so that the media data are never read. A length
 * that leads outside the file or the enclosing box is noted and not followed.
 */
final class BoxReader {
    private static final Set<String> CONTAINERS =
            Set.of("moov", "trak", "mdia", "minf", "stbl", "udta", "meta", "iprp", "ipco");
    private static final int DEEPEST = 16;
    private static final int MOST_BOXES = 100_000;

    /** Boxes that a fragmented recording repeats every second; one of each is enough. */
    private static final Set<String> REPEATED = Set.of("moof", "mdat", "sidx", "styp", "emsg", "prft");

    private final BoundedFile file;
    private final Set<String> met = new HashSet<>();
    private int kept;
    private boolean cutShort;
    private boolean damaged;

    BoxReader(BoundedFile file) {
        this.file = file;
    }

    /** The file as a box around all others, with the content of its descriptive containers. */
    Box read() throws IOException {
        return new Box("", 0, file.size(), between(0, file.size(), 0));
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
        return box.bodyLength() > most ? new byte[0] : file.bytes(box.body(), box.bodyLength());
    }

    private List<Box> between(long from, long to, int depth) throws IOException {
        List<Box> boxes = new ArrayList<>();
        boolean top = depth == 0;
        long at = from;
        while (to - at >= 8) {
            ByteBuffer header = ByteBuffer.wrap(file.bytes(at, Math.min(16, to - at)));
            long length = Integer.toUnsignedLong(header.getInt(0));
            String type = Packets.latin(header.array(), 4, 4);
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
            if (!top || !REPEATED.contains(type) || met.add(type)) {
                if (++kept > MOST_BOXES) {
                    throw new PastBound();
                }
                boxes.add(new Box(type, body, end, inside(type, body, end, depth)));
            }
            at = end;
        }
        return boxes;
    }

    private List<Box> inside(String type, long body, long end, int depth) throws IOException {
        if (!CONTAINERS.contains(type) || depth >= DEEPEST) {
            return List.of();
        }
        long from = type.equals("meta") && isFullBox(body, end) ? body + 4 : body;
        return between(from, end, depth + 1);
    }

    /** ISO files give {@code meta} a version of four bytes, QuickTime files do not. */
    private boolean isFullBox(long body, long end) throws IOException {
        return end - body >= 12 && !"hdlr".equals(new String(file.bytes(body + 4, 4), StandardCharsets.ISO_8859_1));
    }
}

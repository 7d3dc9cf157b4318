package org.posterity.characterisation;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A copy of the few boxes that describe a movie, small enough for memory. The library gets this instead of the file,
 * because (1) it stops at a box of 2 GiB or more, (2) it trusts lengths, and (3) it must not see where a film was made.
 */
final class MovieOutline {
    private static final Set<String> CONTAINERS = Set.of("moov", "trak", "mdia", "minf", "stbl");
    private static final Set<String> LEAVES = Set.of("mvhd", "tkhd", "mdhd", "hdlr", "stsd", "stts");
    private static final int LONGEST_BOX = 16 << 20;
    private static final int MOST_TRACKS = 32;

    private final BoxReader reader;

    MovieOutline(BoxReader reader) {
        this.reader = reader;
    }

    byte[] of(List<Box> boxes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (Box box : boxes) {
                if (box.type().equals("ftyp") || box.type().equals("moov")) {
                    write(box, new DataOutputStream(bytes));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(Box box, DataOutputStream out) throws IOException {
        byte[] body = CONTAINERS.contains(box.type()) ? inside(box) : reader.body(box, LONGEST_BOX);
        out.writeInt(8 + body.length);
        out.write(box.type().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
    }

    private byte[] inside(Box box) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int tracks = 0;
        for (Box child : box.children()) {
            boolean track = child.type().equals("trak");
            boolean kept = CONTAINERS.contains(child.type()) || LEAVES.contains(child.type());
            if (kept && !(track && ++tracks > MOST_TRACKS)) {
                write(child, new DataOutputStream(bytes));
            }
        }
        return bytes.toByteArray();
    }
}

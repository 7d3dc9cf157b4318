package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Follows the elements of a Matroska or WebM file (RFC 9559) by their lengths, and notices which kinds of personal metadata
 * its titles, tags and attachments are. Pictures and sound are sought over.
 */
final class MatroskaReader {
    private static final long TAG_NAME = 0x45A3;
    private static final long TRACK_TYPE = 0x83;
    private static final int PICTURES = 1;
    private static final int SOUND = 2;

    /** Segment, Info, Tracks, TrackEntry, Tags, Tag, SimpleTag. */
    private static final Set<Long> CONTAINERS =
            Set.of(0x18538067L, 0x1549A966L, 0x1654AE6BL, 0xAEL, 0x1254C367L, 0x7373L, 0x67C8L);

    private static final int MOST = 100_000;
    /** Segment, Tracks, TrackEntry. */
    private static final int IN_TRACK = 3;

    private static final int DEEPEST = 16;
    private static final int LONGEST_NAME = 256;

    private final DescriptionDraft draft;
    private final BoundedFile file;
    private final Set<Integer> tracks = new HashSet<>();
    private int seen;

    MatroskaReader(DescriptionDraft draft, BoundedFile file) {
        this.draft = draft;
        this.file = file;
    }

    void read() throws IOException {
        if (!follow(0, file.size(), 0)) {
            draft.damaged("The file is incomplete or damaged: its inner lengths lead outside it.");
        }
        if (tracks.contains(SOUND) && !tracks.contains(PICTURES)) {
            draft.isSound();
        }
    }

    /** Whether all elements in this range stay inside it. */
    private boolean follow(long from, long to, int depth) throws IOException {
        long at = from;
        while (at < to) {
            ByteBuffer header = file.header(at, 12);
            int idLength = Integer.numberOfLeadingZeros(header.get(0) & 0xff) - 23;
            if (seen++ > MOST) {
                throw new PastBound();
            }
            if (idLength > 4 || depth > DEEPEST) {
                return false;
            }
            long id = number(header, 0, idLength);
            int sizeLength = Integer.numberOfLeadingZeros(header.get(idLength) & 0xff) - 23;
            if (sizeLength > 8) {
                return false;
            }
            long length = number(header, idLength, sizeLength) & (1L << 7 * sizeLength) - 1;
            long body = at + idLength + sizeLength;
            boolean open = length == (1L << 7 * sizeLength) - 1; // a length of all ones: as far as what is around it
            long end = open ? to : body + length;
            // in a truncated file, the part before the cut still says which tracks it has
            long inside = Math.min(end, to);
            look(id, body, inside, depth);
            if (CONTAINERS.contains(id) && !follow(body, inside, depth + 1) || end > to) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private void look(long id, long body, long end, int depth) throws IOException {
        if (id == TAG_NAME) {
            byte[] name = file.bytes(body, Math.min(LONGEST_NAME, end - body));
            PersonalWords.look(new String(name, StandardCharsets.UTF_8), draft.personal);
        } else if (id == TRACK_TYPE && depth == IN_TRACK && end - body == 1) {
            tracks.add((int) file.header(body, 1).get());
        } else if (end > body) {
            Personal.of("matroska", id).ifPresent(draft.personal::add);
        }
    }

    private static long number(ByteBuffer header, int from, int length) {
        long number = 0;
        for (int i = from; i < from + length; i++) {
            number = number << 8 | header.get(i) & 0xff;
        }
        return number;
    }
}

package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Notices which kinds of personal metadata an ID3v2 tag at the head of a sound holds, by the names of its frames. */
final class Id3Frames {
    private static final int HEADER = 10;
    private static final int MOST = 1_000;

    private Id3Frames() {}

    /** Where the tags at the head of a file end. */
    static long end(BoundedFile file) throws IOException {
        long at = 0;
        for (ByteBuffer tag = file.header(at, HEADER);
                Packets.latin(tag.array(), 0, 3).equals("ID3");
                tag = file.header(at, HEADER)) {
            at += HEADER + sevenBits(tag, 6);
        }
        return at;
    }

    /** Looks at the tag that begins at {@code start}; where the sound behind it begins. */
    static long look(BoundedFile file, long start, DescriptionDraft draft) throws IOException {
        ByteBuffer tag = file.header(start, HEADER);
        if (!Packets.latin(tag.array(), 0, 3).equals("ID3")) {
            return start;
        }
        int version = tag.get(3);
        boolean old = version == 2;
        long end = start + HEADER + sevenBits(tag, 6);
        if (end > file.size()) {
            draft.damaged(DescriptionDraft.INCOMPLETE);
            draft.personal.add(Personal.UNREAD);
        }
        if ((tag.get(5) & 0x80) != 0) {
            draft.personal.add(
                    Personal.UNREAD); // written such that no byte looks like sound: lengths are not what they say
        }
        long at = start + HEADER;
        for (int frames = 0; at + HEADER <= Math.min(end, file.size()); frames++) {
            ByteBuffer frame = file.header(at, HEADER);
            String name = Packets.latin(frame.array(), 0, old ? 3 : 4);
            if (!name.matches("[A-Z0-9]{3,4}")) {
                break; // padding
            }
            if (frames > MOST) {
                throw new PastBound();
            }
            look(name, draft);
            long length = old
                    ? (frame.getInt(2) & 0xffffff)
                    : version == 4 ? sevenBits(frame, 4) : Integer.toUnsignedLong(frame.getInt(4));
            at += (old ? 6 : HEADER) + length;
        }
        return end;
    }

    /** ID3v2.2 has names of three letters, later versions of four. */
    private static void look(String name, DescriptionDraft draft) {
        Personal.named("id3").forEach((frame, kind) -> {
            if (name.matches(frame)) {
                draft.personal.add(kind);
            }
        });
    }

    /** A length in seven bits a byte (ID3v2.4 §6.2). */
    private static long sevenBits(ByteBuffer bytes, int at) {
        return (bytes.get(at) & 0x7f) << 21
                | (bytes.get(at + 1) & 0x7f) << 14
                | (bytes.get(at + 2) & 0x7f) << 7
                | bytes.get(at + 3) & 0x7f;
    }
}

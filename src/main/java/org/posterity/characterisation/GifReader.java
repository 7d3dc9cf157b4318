package org.posterity.characterisation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Follows the blocks of a GIF picture (GIF89a §15–§26); pictures are sought over. */
final class GifReader {
    private static final int COMMENT = 0xfe;
    private static final int APPLICATION = 0xff;
    private static final String XMP = "XMP DataXMP";

    private final BoundedFile file;
    private final DescriptionDraft draft;
    private long at = 13;

    GifReader(BoundedFile file, DescriptionDraft draft) {
        this.file = file;
        this.draft = draft;
    }

    void read() throws IOException {
        ByteBuffer head = file.header(0, 13).order(ByteOrder.LITTLE_ENDIAN);
        draft.size((int) head.getChar(6), (int) head.getChar(8));
        draft.requireSize();
        at += colours(head.get(10));
        boolean ended = false;
        while (!ended && at < file.size()) {
            switch (file.header(at, 1).get()) {
                case '!' -> extension();
                case ',' -> {
                    at += 10 + colours(file.header(at + 9, 1).get()) + 1;
                    skip();
                }
                case 0 -> at++; // some writers pad
                case ';' -> ended = true;
                default -> at = file.size();
            }
        }
        if (!ended) {
            draft.damaged(DescriptionDraft.INCOMPLETE);
            draft.personal.add(Personal.UNREAD);
        }
    }

    private static int colours(byte packed) {
        return (packed & 0x80) == 0 ? 0 : 3 << (packed & 7) + 1;
    }

    private void extension() throws IOException {
        ByteBuffer head = file.header(at, 14);
        int label = head.get(1) & 0xff;
        at += 2;
        if (label == COMMENT) {
            draft.personal.add(Personal.DESCRIPTION);
        } else if (label == APPLICATION && Packets.latin(head.array(), 3, 11).equals(XMP)) {
            at += 12;
            packet();
            return;
        }
        skip();
    }

    private void skip() throws IOException {
        for (int length = length(); length > 0 && at < file.size(); length = length()) {
            at += 1 + length;
        }
        at++;
    }

    private int length() throws IOException {
        return file.header(at, 1).get() & 0xff;
    }

    /** XMP is written as text that runs through the blocks' lengths (XMP part 3 §1.1.2). */
    private void packet() throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        for (int length = length(); length > 0 && at < file.size(); length = length()) {
            packet.writeBytes(file.bytes(at, 1 + length));
            at += 1 + length;
            if (packet.size() > BoundedFile.LONGEST_PIECE) {
                throw new PastBound();
            }
        }
        at++;
        Packets.xmp(packet.toByteArray(), draft);
    }
}

package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Follows the chunks of a WebP picture (RFC 9649): a type, a length and the data, padded to an even length. */
final class WebpReader {
    private static final int FIRST = 12;

    private final BoundedFile file;
    private final DescriptionDraft draft;

    WebpReader(BoundedFile file, DescriptionDraft draft) {
        this.file = file;
        this.draft = draft;
    }

    void read() throws IOException {
        draft.version(Packets.latin(file.bytes(FIRST, 4), 0, 4).strip());
        long at = FIRST;
        while (at + 8 <= file.size()) {
            ByteBuffer head = file.header(at, 18).order(ByteOrder.LITTLE_ENDIAN);
            long length = Integer.toUnsignedLong(head.getInt(4));
            chunk(Packets.latin(head.array(), 0, 4), head, at + 8, Math.min(length, file.size() - at - 8));
            at += 8 + length + (length & 1);
        }
        draft.requireSize();
        if (at > file.size() + 1) { // the last pad byte is often left out
            draft.damaged(DescriptionDraft.INCOMPLETE);
            draft.personal.add(Personal.UNREAD);
        }
    }

    private void chunk(String type, ByteBuffer head, long body, long length) throws IOException {
        switch (type) {
            case "VP8X" -> {
                draft.technical("image.animated", (head.get(8) & 2) != 0);
                draft.size(1 + (head.getInt(12) & 0xffffff), 1 + (head.getInt(14) >>> 8));
            }
            case "VP8 " -> {
                if (draft.codedWidth.isEmpty()) {
                    ByteBuffer key = file.header(body, 10).order(ByteOrder.LITTLE_ENDIAN);
                    draft.size(key.getShort(6) & 0x3fff, key.getShort(8) & 0x3fff);
                }
            }
            case "VP8L" -> {
                if (draft.codedWidth.isEmpty()) {
                    int bits = head.getInt(9);
                    draft.size(1 + (bits & 0x3fff), 1 + (bits >> 14 & 0x3fff));
                }
            }
            case "EXIF" -> {
                boolean named = Packets.latin(file.bytes(body, 6), 0, 6).equals(Exif.MARK);
                new Exif(file, body + (named ? 6 : 0), length - (named ? 6 : 0), draft).read();
            }
            case "XMP " -> Packets.xmp(file.bytes(body, length), draft);
            default -> {}
        }
    }
}

package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Follows the chunks of a PNG picture (W3C PNG §5.3): a length, a type and a checksum of four bytes each, and the data. */
final class PngReader {
    private static final int FIRST = 8;
    private static final int OVERHEAD = 12;
    private static final int LONGEST_KEYWORD = 80;

    private final BoundedFile file;
    private final DescriptionDraft draft;
    private int version;

    PngReader(BoundedFile file, DescriptionDraft draft) {
        this.file = file;
        this.draft = draft;
    }

    void read() throws IOException {
        long at = FIRST;
        boolean ended = false;
        try {
            while (!ended && at + OVERHEAD <= file.size()) {
                ByteBuffer head = file.header(at, 8);
                long length = Integer.toUnsignedLong(head.getInt(0));
                String type = Packets.latin(head.array(), 4, 4);
                if (at + OVERHEAD + length > file.size()) {
                    break;
                }
                chunk(type, at + 8, length);
                ended = type.equals("IEND");
                at += OVERHEAD + length;
            }
        } finally {
            // the version is that of the newest chunk used
            draft.version("1." + version);
        }
        draft.requireSize();
        if (!ended) {
            draft.damaged(DescriptionDraft.INCOMPLETE);
        }
        if (!ended || at < file.size()) {
            draft.personal.add(Personal.UNREAD);
        }
    }

    private void chunk(String type, long body, long length) throws IOException {
        switch (type) {
            case "IHDR" -> {
                ByteBuffer head = file.header(body, 9);
                draft.size(head.getInt(0), head.getInt(4));
                draft.technical("image.bitsPerComponent", head.get(8));
            }
            case "sRGB", "iCCP" -> version = Math.max(version, 1);
            case "iTXt" -> {
                version = 2;
                text(type, body, length);
            }
            case "tEXt", "zTXt" -> text(type, body, length);
            case "eXIf" -> new Exif(file, body, length, draft).read();
            default -> {}
        }
    }

    /** A keyword, and a text that may be compressed. */
    private void text(String type, long body, long length) throws IOException {
        draft.personal.add(Personal.DESCRIPTION);
        byte[] text = file.bytes(body, length);
        int end = after(text, 0) - 1;
        String keyword = Packets.latin(text, 0, Math.min(end, LONGEST_KEYWORD));
        PersonalWords.look(keyword, draft.personal);
        boolean deflated = type.equals("zTXt") || type.equals("iTXt") && end + 1 < text.length && text[end + 1] == 1;
        int from = type.equals("tEXt")
                ? end + 1
                : type.equals("zTXt") ? end + 2 : after(text, after(text, end + 3)); // language, and the keyword in it
        byte[] said = deflated && from < text.length ? file.inflated(text, from) : text;
        if (keyword.equals("XML:com.adobe.xmp")) {
            Packets.xmp(said, draft);
        } else if (keyword.startsWith("Raw profile type")) {
            draft.personal.add(Personal.PACKET);
        }
    }

    /** The place behind the next zero. */
    private static int after(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != 0) {
            at++;
        }
        return at + 1;
    }
}

package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Follows the segments of a JPEG picture (ITU-T T.81 Annex B) up to the picture itself, which is not read. */
final class JpegReader {
    private static final int FIRST = 2;
    private static final int MARKER = 0xff;
    private static final int COMMENT = 0xfe;
    private static final int SCAN = 0xda;
    private static final int END = 0xd9;
    private static final int PIECE = 1 << 16;

    private final BoundedFile file;
    private final DescriptionDraft draft;
    private Optional<String> exifVersion = Optional.empty();
    private Optional<String> jfifVersion = Optional.empty();
    private boolean frame;

    JpegReader(BoundedFile file, DescriptionDraft draft) {
        this.file = file;
        this.draft = draft;
    }

    void read() throws IOException {
        long scan = segments();
        identify();
        if (!frame) {
            draft.damaged(DescriptionDraft.NO_SIZE);
        }
        if (!endsWithThePicture()) {
            draft.personal.add(Personal.UNREAD);
            if (!endsBefore(scan)) {
                draft.damaged(DescriptionDraft.INCOMPLETE);
            }
        }
    }

    /** Where the picture begins. */
    private long segments() throws IOException {
        long at = FIRST;
        while (at + 4 <= file.size()) {
            ByteBuffer head = file.header(at, 4);
            int type = head.get(1) & 0xff;
            if ((head.get(0) & 0xff) != MARKER || type == SCAN || type == END) {
                return at;
            }
            if (type == MARKER || type == 1 || type >= 0xd0 && type <= 0xd7) {
                at += type == MARKER ? 1 : 2; // padding, or a marker that stands alone
                continue;
            }
            long end = at + 2 + Short.toUnsignedInt(head.getShort(2));
            segment(type, at + 4, Math.min(end, file.size()));
            at = Math.max(end, at + 4);
        }
        return file.size();
    }

    private void segment(int type, long body, long end) throws IOException {
        if (type >= 0xc0 && type <= 0xcf && type != 0xc4 && type != 0xc8 && type != 0xcc) {
            ByteBuffer head = file.header(body, 6);
            frame = end - body >= 6;
            draft.size((int) head.getChar(3), (int) head.getChar(1));
            draft.technical("image.bitsPerComponent", head.get(0));
            draft.technical("image.components", head.get(5));
        } else if (type == COMMENT) {
            draft.personal.add(Personal.DESCRIPTION);
        } else if (type == 0xe0) {
            jfif(file.bytes(body, Math.min(8, end - body)));
        } else if (type == 0xe1) {
            packet(body, end);
        } else if (type == 0xed && starts(body, Packets.PHOTOSHOP)) {
            Packets.photoshop(file, body + Packets.PHOTOSHOP.length(), end, draft);
        }
    }

    private void packet(long body, long end) throws IOException {
        if (starts(body, Exif.MARK)) {
            Exif exif = new Exif(file, body + Exif.MARK.length(), end - body - Exif.MARK.length(), draft);
            exif.read();
            exifVersion = exif.version().filter(version -> version.matches("[0-9.]{4}"));
        } else if (starts(body, Packets.XMP_IN_JPEG) || starts(body, Packets.MORE_XMP_IN_JPEG)) {
            Packets.xmp(file.bytes(body, end - body), draft);
        }
    }

    private boolean starts(long at, String words) throws IOException {
        return Packets.latin(file.bytes(at, words.length()), 0, words.length()).equals(words);
    }

    private void jfif(byte[] head) {
        if (head.length >= 7 && Packets.latin(head, 0, 5).equals("JFIF\0")) {
            jfifVersion = Optional.of(head[5] + "." + head[6]);
        }
    }

    /** A file that is both is left to the reader: tools disagree. */
    private void identify() {
        exifVersion.ifPresent(version -> draft.technical("image.exifVersion", version));
        jfifVersion.ifPresent(version -> draft.technical("image.jfifVersion", version));
        if (exifVersion.isPresent() && jfifVersion.isPresent() || !frame) {
            return;
        }
        String detail = exifVersion
                .map(version -> "exif " + version)
                .or(() -> jfifVersion.map(version -> "jfif " + version))
                .orElse("stream");
        draft.version(detail);
    }

    /** Telephones append films and notes to a picture, with metadata of their own. Zeros behind it say nothing. */
    private boolean endsWithThePicture() throws IOException {
        byte[] tail = file.bytes(Math.max(0, file.size() - PIECE), PIECE);
        int last = tail.length - 1;
        while (last > 0 && tail[last] == 0) {
            last--;
        }
        return last > 0 && (tail[last] & 0xff) == END && (tail[last - 1] & 0xff) == MARKER;
    }

    /** Whether the picture ends at all: within its data no such mark can stand (§B.1.1.2). */
    private boolean endsBefore(long scan) throws IOException {
        int before = 0;
        for (long at = scan; at < file.size(); at += PIECE) {
            for (byte next : file.bytes(at, PIECE)) {
                if (before == MARKER && (next & 0xff) == END) {
                    return true;
                }
                before = next & 0xff;
            }
        }
        return false;
    }
}

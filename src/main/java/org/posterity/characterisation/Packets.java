package org.posterity.characterisation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Packets of metadata that stand in pictures of several formats: XMP, and the resources of Photoshop with IPTC in them. */
final class Packets {
    static final String XMP_IN_JPEG = "http://ns.adobe.com/xap/1.0/\0";
    static final String MORE_XMP_IN_JPEG = "http://ns.adobe.com/xmp/extension/\0";
    static final String PHOTOSHOP = "Photoshop 3.0\0";

    private static final String RESOURCE = "8BIM";
    private static final int IPTC = 0x0404;
    private static final int DATA_SET = 0x1c;

    private Packets() {}

    /** XMP: the names of its properties tell the kinds; nothing in it is resolved or expanded. */
    static void xmp(byte[] packet, DescriptionDraft draft) {
        draft.personal.add(Personal.PACKET);
        PersonalWords.lookIntoXmp(latin(packet, 0, packet.length), draft.personal);
    }

    /** Resources: a mark, a number, a padded name, a length and the padded data each. */
    static void photoshop(BoundedFile file, long start, long end, DescriptionDraft draft) throws IOException {
        byte[] bytes = file.bytes(start, end - start);
        int at = 0;
        while (at + 12 <= bytes.length && latin(bytes, at, 4).equals(RESOURCE)) {
            int number = number(bytes, at + 4, 2);
            int named = at + 6 + ((bytes[at + 6] & 0xff) + 2) / 2 * 2;
            long length = named + 4 > bytes.length ? -1 : Integer.toUnsignedLong(number(bytes, named, 4));
            if (length < 0 || named + 4 + length > bytes.length) {
                return;
            }
            if (number == IPTC) {
                iptc(bytes, named + 4, (int) length, draft);
            }
            at = named + 4 + (int) (length + 1) / 2 * 2;
        }
    }

    /** Data sets of IPTC (IIM 4.2): a mark, a record, a number and a length each. */
    private static void iptc(byte[] bytes, int start, int length, DescriptionDraft draft) {
        draft.personal.add(Personal.PACKET);
        int at = start;
        while (at + 5 <= start + length && bytes[at] == DATA_SET) {
            if (bytes[at + 1] == 2) {
                Personal.of("iptc", Integer.toString(bytes[at + 2] & 0xff)).ifPresent(draft.personal::add);
            }
            at += 5 + number(bytes, at + 3, 2);
        }
    }

    private static int number(byte[] bytes, int at, int length) {
        int number = 0;
        for (int i = at; i < at + length; i++) {
            number = number << 8 | bytes[i] & 0xff;
        }
        return number;
    }

    static String latin(byte[] bytes, int at, int length) {
        int from = Math.min(at, bytes.length);
        return new String(bytes, from, Math.min(length, bytes.length - from), StandardCharsets.ISO_8859_1);
    }
}

package org.posterity.characterisation;

import java.nio.charset.StandardCharsets;

/** Streams without an index, which begin and end anywhere: MPEG transport and program streams, Flash, Windows Media, AVI. */
final class PacketStream {
    static final String TRANSPORT = "video/mp2t";

    /** How much of the head tells which streams there are. */
    static final int HEAD = 1 << 16;

    private static final byte SYNC = 0x47;
    private static final int PACKET = 188;

    /** Plain, with the time before each packet (M2TS), and with check bytes behind each. */
    private static final int[] STEPS = {PACKET, 192, 204};

    private static final int FEWEST = 3;
    private static final String PICTURES_IN_ASF =
            "\u00c0\u00ef\u0019\u00bc\u004d\u005b\u00cf\u0011\u00a8\u00fd\0\u0080\u005f\\\u0044\u002b";
    private static final String SOUND_IN_ASF =
            "\u0040\u009e\u0069\u00f8\u004d\u005b\u00cf\u0011\u00a8\u00fd\0\u0080\u005f\\\u0044\u002b";

    private PacketStream() {}

    /** Whether packets of a transport stream (ITU-T H.222.0 §2.4.3) follow each other from near the start to the end of the head. */
    static boolean isTransport(byte[] head) {
        for (int step : STEPS) {
            for (int start = 0; start < step && start < head.length; start++) {
                if (packets(head, start, step) >= FEWEST) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many packets there are from {@code start}; none where anything else stands between them. */
    private static int packets(byte[] head, int start, int step) {
        int packets = 0;
        for (int at = start; at + 4 <= head.length; at += step) {
            boolean hasContent = (head[at + 3] & 0x30) != 0;
            if (head[at] != SYNC || !hasContent) {
                return 0;
            }
            packets++;
        }
        return packets;
    }

    /** Whether a stream, whose container could hold pictures, is seen to hold sound and none. */
    static boolean isSoundAlone(String mediaType, byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return switch (mediaType) {
            case TRANSPORT -> new ProgramTable(head).isSoundAlone();
            case "video/mpeg" -> has(head, 0xc0, 0xdf) && !has(head, 0xe0, 0xef) && !text.startsWith("\0\0\1\u00b3");
            case "video/x-flv" -> head.length > 4 && (head[4] & 5) == 4;
            case "video/x-ms-asf", "video/x-ms-wmv" -> text.contains(SOUND_IN_ASF) && !text.contains(PICTURES_IN_ASF);
            case "video/x-msvideo" -> text.contains("auds") && !text.contains("vids");
            default -> false;
        };
    }

    /** Whether a program stream has a packet of a stream with a number in this range. */
    private static boolean has(byte[] head, int first, int last) {
        for (int at = 0; at + 4 <= head.length; at++) {
            int id = head[at + 3] & 0xff;
            if (head[at] == 0 && head[at + 1] == 0 && head[at + 2] == 1 && id >= first && id <= last) {
                return true;
            }
        }
        return false;
    }
}

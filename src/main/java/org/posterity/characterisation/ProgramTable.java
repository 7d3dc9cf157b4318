package org.posterity.characterisation;

import java.util.HashSet;
import java.util.Set;

/** Which streams the program of a transport stream has (ITU-T H.222.0 §2.4.4.8), as its table at the head says. */
final class ProgramTable {
    private static final Set<Integer> PICTURES =
            Set.of(0x01, 0x02, 0x10, 0x1b, 0x20, 0x21, 0x24, 0x33, 0x42, 0xd1, 0xea);
    private static final Set<Integer> SOUND = Set.of(0x03, 0x04, 0x0f, 0x11, 0x1c, 0x81, 0x82, 0x87);
    private static final int PACKET = 188;
    private static final int TABLE_OF_STREAMS = 2;

    private final Set<Integer> streams = new HashSet<>();

    ProgramTable(byte[] head) {
        for (int at = 0; at + PACKET <= head.length; at++) {
            if (head[at] == 0x47 && (head[at + 1] & 0x40) != 0) {
                section(head, at);
            }
        }
    }

    boolean isSoundAlone() {
        return streams.stream().anyMatch(SOUND::contains) && streams.stream().noneMatch(PICTURES::contains);
    }

    /** The table's section in the packet at {@code at}, if it holds one. */
    private void section(byte[] head, int at) {
        int control = head[at + 3] >> 4 & 3;
        int payload = at + 4 + (control == 3 ? 1 + (head[at + 4] & 0xff) : 0);
        int end = at + PACKET;
        if (control == 2 || payload >= end) {
            return;
        }
        int section = payload + 1 + (head[payload] & 0xff);
        if (section + 12 > end || head[section] != TABLE_OF_STREAMS || (head[section + 1] & 0xf0) != 0xb0) {
            return;
        }
        int last = Math.min(end, section + 3 + number(head, section + 1) - 4);
        int stream = section + 12 + number(head, section + 10);
        while (stream + 5 <= last) {
            streams.add(head[stream] & 0xff);
            stream += 5 + number(head, stream + 3);
        }
    }

    /** A length in the lower twelve bits. */
    private static int number(byte[] head, int at) {
        return (head[at] & 0x0f) << 8 | head[at + 1] & 0xff;
    }
}

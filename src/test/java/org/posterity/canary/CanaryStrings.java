package org.posterity.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All forms of all markers, found in one pass: the first bytes decide which of them can begin here. */
final class CanaryStrings {
    private static final int HEAD = 5;
    private static final int BITS = 1 << 22;

    private final BitSet heads = new BitSet(BITS);
    private final Map<Long, List<Needle>> byHead = new HashMap<>();

    /** A form of a marker. */
    private record Needle(byte[] bytes, Marker marker, String form) {}

    /** A form of a marker that was met. */
    record Hit(Marker marker, String form, int offset) {}

    CanaryStrings(List<Marker> markers) {
        Set<String> known = new HashSet<>();
        for (Marker marker : markers) {
            for (String value : marker.needles()) {
                Forms.of(value).forEach((form, name) -> {
                    if (known.add(form)) {
                        add(new Needle(form.getBytes(StandardCharsets.ISO_8859_1), marker, name));
                    }
                });
            }
        }
    }

    private void add(Needle needle) {
        if (needle.bytes.length < HEAD) {
            throw new IllegalArgumentException("Too short to be told from chance: " + needle.marker.place());
        }
        long head = 0;
        for (int i = 0; i < HEAD; i++) {
            head = shifted(head, needle.bytes[i]);
        }
        heads.set(slot(head));
        byHead.computeIfAbsent(head, key -> new ArrayList<>()).add(needle);
    }

    /** What is met in the bytes; their capital letters count as small ones. */
    List<Hit> in(byte[] bytes) {
        List<Hit> hits = new ArrayList<>();
        long head = 0;
        for (int i = 0; i < bytes.length; i++) {
            head = shifted(head, bytes[i]);
            if (i >= HEAD - 1 && heads.get(slot(head))) {
                for (Needle needle : byHead.getOrDefault(head, List.of())) {
                    if (isAt(needle.bytes, bytes, i - HEAD + 1)) {
                        hits.add(new Hit(needle.marker, needle.form, i - HEAD + 1));
                    }
                }
            }
        }
        return hits;
    }

    private static long shifted(long head, byte next) {
        return head << 8 & 0xff_ffff_ffffL | small(next) & 0xff;
    }

    private static int slot(long head) {
        return (int) (head * 0x9e3779b97f4a7c15L >>> 42);
    }

    private static boolean isAt(byte[] needle, byte[] bytes, int offset) {
        if (offset + needle.length > bytes.length) {
            return false;
        }
        for (int i = HEAD; i < needle.length; i++) {
            if (needle[i] != small(bytes[offset + i])) {
                return false;
            }
        }
        return true;
    }

    private static byte small(byte unit) {
        return unit >= 'A' && unit <= 'Z' ? (byte) (unit + ('a' - 'A')) : unit;
    }
}

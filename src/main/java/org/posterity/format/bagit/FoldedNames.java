package org.posterity.format.bagit;

import org.posterity.model.PortableName;

/**
 * Finds paths that some file systems take for the same: equal but for case or Unicode normalisation (RFC 8493 §6.1.1).
 * Keeps 64 bits a path, so that a million paths cost 16 MB.
 */
final class FoldedNames {
    private long[] slots = new long[1024];
    private int size;

    /** False if a path that folds to the same was added before. */
    boolean add(String path) {
        if (size * 2 > slots.length) {
            grow();
        }
        if (!place(slots, hash(fold(path)))) {
            return false;
        }
        size++;
        return true;
    }

    boolean contains(String path) {
        long hash = hash(fold(path));
        int slot = first(slots, hash);
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slots[slot] == hash;
    }

    static String fold(String path) {
        return PortableName.folded(path);
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long hash : slots) {
            if (hash != 0) {
                place(larger, hash);
            }
        }
        slots = larger;
    }

    private static boolean place(long[] slots, long hash) {
        int slot = first(slots, hash);
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = hash;
        return true;
    }

    private static int first(long[] slots, long hash) {
        return (int) (hash >>> 32) & (slots.length - 1);
    }

    /** FNV-1a over the characters, mixed once more; never 0, which marks a free slot. */
    static long hash(String folded) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < folded.length(); i++) {
            hash = (hash ^ folded.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}

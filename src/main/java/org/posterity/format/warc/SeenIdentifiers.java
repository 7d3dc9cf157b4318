package org.posterity.format.warc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.posterity.model.DigestAlgorithm;

/**
 * Identifiers that were met, each with a text of its own, as 64 bits of a sha256 each: a million take 32 MB. Past a limit no
 * more are taken in, so that no file can fill the memory.
 */
final class SeenIdentifiers {
    /** Three quarters of the largest table. */
    static final int MOST = 3 << 19;

    /** Most files have a few records, and a package may have a hundred thousand files. */
    private static final int FIRST_SIZE = 16;

    private long[] keys = new long[FIRST_SIZE];
    private long[] texts = new long[FIRST_SIZE];
    private int size;

    /** False if the identifier was met before; true also where it is one too many. */
    boolean add(String identifier, String text) {
        long key = hash(identifier);
        int slot = slot(keys, key);
        if (keys[slot] == key) {
            return false;
        }
        if (isFull()) {
            return true;
        }
        keys[slot] = key;
        texts[slot] = text.isEmpty() ? 0 : hash(text.toLowerCase(Locale.ROOT));
        if (++size * 4 > keys.length * 3 && !isFull()) {
            grow();
        }
        return true;
    }

    /** Whether the identifier was met with another text, neither of them empty; letters' case does not matter in texts. */
    boolean contradicts(String identifier, String text) {
        long key = hash(identifier);
        int slot = slot(keys, key);
        return keys[slot] == key
                && texts[slot] != 0
                && !text.isEmpty()
                && texts[slot] != hash(text.toLowerCase(Locale.ROOT));
    }

    /** Whether identifiers that come now are no longer taken in. */
    boolean isFull() {
        return size == MOST;
    }

    private void grow() {
        long[] largerKeys = new long[keys.length * 2];
        long[] largerTexts = new long[keys.length * 2];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                int slot = slot(largerKeys, keys[i]);
                largerKeys[slot] = keys[i];
                largerTexts[slot] = texts[i];
            }
        }
        keys = largerKeys;
        texts = largerTexts;
    }

    private static int slot(long[] keys, long key) {
        int slot = (int) key & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    /** Never 0, which marks what is free. */
    private static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long hash =
                ByteBuffer.wrap(DigestAlgorithm.SHA256.start().digest(bytes)).getLong();
        return hash == 0 ? 1 : hash;
    }
}

package org.posterity.export.tiktok;

import java.util.Arrays;
import org.posterity.export.json.JsonPlace;

/**
 * Finds keys that stand twice in one object, whatever the object's size: each key of the objects that are open takes eight
 * bytes, the keys themselves are not kept.
 */
final class OpenKeys {
    private static final int SMALL = 12;

    private long[] keys = new long[256];
    private int top;

    /** Where the keys of an object begin that opens now. */
    int open() {
        return top;
    }

    /** Notes a key of the innermost open object. Places that stand for one key need no look at the key itself. */
    void meet(JsonPlace place, String key) {
        if (top == keys.length) {
            keys = Arrays.copyOf(keys, top * 2);
        }
        keys[top++] = place.isNamed() ? place.number() : hash(key) | Long.MIN_VALUE;
    }

    /** Closes the object whose keys began there; answers how many of them repeat another. */
    int close(int begin) {
        int repeated = top - begin <= SMALL ? compareAll(begin) : sortAndCompare(begin);
        top = begin;
        return repeated;
    }

    private int compareAll(int begin) {
        int repeated = 0;
        for (int i = begin + 1; i < top; i++) {
            for (int j = begin; j < i; j++) {
                if (keys[i] == keys[j]) {
                    repeated++;
                    break;
                }
            }
        }
        return repeated;
    }

    private int sortAndCompare(int begin) {
        Arrays.sort(keys, begin, top);
        int repeated = 0;
        for (int i = begin + 1; i < top; i++) {
            repeated += keys[i] == keys[i - 1] ? 1 : 0;
        }
        return repeated;
    }

    /** 64 bits, so that two of millions of different keys do not meet by chance. */
    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}

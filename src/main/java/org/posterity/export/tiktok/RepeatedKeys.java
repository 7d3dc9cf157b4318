package org.posterity.export.tiktok;

import java.util.Arrays;
import org.posterity.export.json.JsonPlace;

/**
 * Finds keys that occur twice in one object of any size. Each key of the open objects takes eight bytes; the keys
 * themselves are not kept.
 */
final class RepeatedKeys {
    private static final int SMALL = 12;

    private long[] keys = new long[256];
    private int top;

    /** Begins an object; returns where its keys begin. */
    int open() {
        return top;
    }

    /** Notes a key of the innermost open object. If the place stands for a single key, the key itself is not looked at. */
    void meet(JsonPlace place, String key) {
        if (top == keys.length) {
            keys = Arrays.copyOf(keys, top * 2);
        }
        keys[top++] = place.isNamed() ? place.number() : hash(key) | Long.MIN_VALUE;
    }

    /** Closes the object whose keys begin there; returns how many of them repeat another. */
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

    /** 64 bits, so that two of millions of different keys do not collide by chance. */
    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}

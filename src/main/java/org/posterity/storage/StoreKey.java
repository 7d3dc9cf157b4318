package org.posterity.storage;

import java.io.IOException;

/** Which keys stores have. Inventories and listings that say otherwise are damaged or hostile, and are not followed. */
public final class StoreKey {
    private StoreKey() {}

    /** Whether a key stays inside its store: relative, without empty, {@code .} or {@code ..} segments. */
    public static boolean isInside(String key) {
        String segments = "/" + key + "/";
        return !(key.isEmpty()
                || segments.contains("//")
                || segments.contains("/./")
                || segments.contains("/../")
                || key.indexOf('\\') >= 0
                || key.indexOf('\0') >= 0);
    }

    /** @throws IOException when it does not */
    public static String inside(String key) throws IOException {
        if (!isInside(key)) {
            throw new IOException("A path leads out of its store.");
        }
        return key;
    }
}

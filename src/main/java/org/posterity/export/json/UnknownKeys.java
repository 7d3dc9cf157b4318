package org.posterity.export.json;

import com.fasterxml.jackson.core.JsonToken;

/**
 * How a platform treats keys that its table lacks. A key may be a person's name, so ledgers write {@code *} unless it may
 * be named.
 */
public interface UnknownKeys {
    /** No key is understood, and none is written by name. */
    UnknownKeys NAMELESS = new UnknownKeys() {
        @Override
        public Shape below(JsonPlace around, String key) {
            return null;
        }

        @Override
        public boolean mayBeNamed(JsonPlace around, String key, JsonToken value) {
            return false;
        }
    };

    /** What is below a key at an unknown place; null if that is unknown too. */
    Shape below(JsonPlace around, String key);

    /** Whether an unknown key may be written by name. Asked once for each that may. */
    boolean mayBeNamed(JsonPlace around, String key, JsonToken value);
}

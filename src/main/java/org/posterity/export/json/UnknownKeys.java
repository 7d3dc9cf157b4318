package org.posterity.export.json;

import com.fasterxml.jackson.core.JsonToken;

/** What a platform makes of keys that its table does not have. A key may be a person's name: ledgers write {@code *} for it unless it may be named. */
public interface UnknownKeys {
    /** None of them is understood, and none is written by name. */
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

    /** What stands below a key at a place of which nothing is known; null where that is unknown too. */
    Shape below(JsonPlace around, String key);

    /** Whether an unknown key may be written by name. One that may is asked for once. */
    boolean mayBeNamed(JsonPlace around, String key, JsonToken value);
}

package org.posterity.consent;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the agreement settles for the institution alone; it stays in the agreement file.
 *
 * @param unselected what becomes of material that is handed in and not kept
 * @param successor the institution that follows if this one ends
 * @param contactAfterDeath whom to ask when the donor has died
 */
public record Keeping(Optional<Unselected> unselected, Optional<String> successor, Optional<String> contactAfterDeath) {

    /** What becomes of material that is handed in and not kept. */
    public enum Unselected {
        RETURN("return", "returned to the donor"),
        DESTROY("destroy", "destroyed");

        private final String id;
        private final String words;

        Unselected(String id, String words) {
            this.id = id;
            this.words = words;
        }

        public String id() {
            return id;
        }

        public String words() {
            return words;
        }

        public static Optional<Unselected> parse(String id) {
            return Arrays.stream(values()).filter(it -> it.id.equals(id)).findFirst();
        }
    }
}

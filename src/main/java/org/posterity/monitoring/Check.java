package org.posterity.monitoring;

import java.util.Locale;

/**
 * Whether something is in order that a watch needs. Its words name no donor, account or file.
 *
 * @param of what was looked at
 * @param words what is wrong, in a sentence; empty where nothing is
 */
public record Check(Subject of, State state, String words) {
    /** What is looked at. The list is closed. */
    public enum Subject {
        ARCHIVE(true),
        SPACE(true),
        JOURNAL(true),
        INBOX(true),
        SOURCES(false),
        STORES(false),
        VIRUSCHECK(true),
        ROUTES(true);

        private final boolean neededForIntake;

        Subject(boolean neededForIntake) {
            this.neededForIntake = neededForIntake;
        }

        /** Whether no donation can be taken in without it. */
        public boolean isNeededForIntake() {
            return neededForIntake;
        }

        /** For programs. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it is. */
    public enum State {
        UP,
        /** Donations are taken in, but somebody should look. */
        DEGRADED,
        /** No donation can be taken in. */
        DOWN;

        /** For programs. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nothing is wrong. */
    public static Check up(Subject of) {
        return new Check(of, State.UP, "");
    }
}

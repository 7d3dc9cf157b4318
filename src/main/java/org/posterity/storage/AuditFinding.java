package org.posterity.storage;

import java.util.Locale;

/**
 * What an audit found wrong.
 *
 * @param where the path in the package or agreement, or the place in the archive
 * @param what it is, in a sentence, where the kind does not say it all; else empty
 */
public record AuditFinding(Kind kind, String where, String what) {

    /** In which way what lies there departs from what was committed. */
    public enum Kind {
        /** Its bytes, or its structure, are not those that were committed. */
        MISMATCH,
        /** It was committed and is not there. */
        MISSING,
        /** It is there and was never committed. */
        UNEXPECTED,
        /** It is there and cannot be read. */
        UNREADABLE;

        /** As outputs spell it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A finding that its kind says in full. */
    public static AuditFinding of(Kind kind, String where) {
        return new AuditFinding(kind, where, "");
    }
}

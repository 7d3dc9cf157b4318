package org.posterity.format.warc;

import java.io.IOException;

/** The bytes are not those of a WARC file; no record can be found behind this place. Says what, never a value. */
final class MalformedWarcException extends IOException {
    private final String clause;

    MalformedWarcException(String clause, String what) {
        super(what);
        this.clause = clause;
    }

    String clause() {
        return clause;
    }
}

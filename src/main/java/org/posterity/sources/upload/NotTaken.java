package org.posterity.sources.upload;

import java.util.Locale;

/** Something that a donor's browser asked for was not done. Nothing was changed. */
final class NotTaken extends RuntimeException {
    private final Reason reason;

    /** Why, as a status of HTTP (RFC 9110) and a code that the page has words for. */
    enum Reason {
        BAD_REQUEST(400),
        CUT(400),
        ODD_NAME(400),
        UNKNOWN_LINK(404),
        UNKNOWN_FILE(404),
        BUSY(409),
        STARTS_ELSEWHERE(409),
        LENGTH_DIFFERS(409),
        HANDED_IN(409),
        NOT_COMPLETE(409),
        ENDED(410),
        NO_LENGTH(411),
        TOO_LARGE(413),
        TOO_MANY(413),
        DIGEST_DIFFERS(422),
        LOOK_AGAIN(422),
        NO_SPACE(507);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    NotTaken(Reason reason) {
        super(reason.code());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}

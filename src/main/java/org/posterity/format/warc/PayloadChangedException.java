package org.posterity.format.warc;

/** A file is not, or no longer, what was hashed at its arrival: its size or its digest differs. */
public final class PayloadChangedException extends RuntimeException {
    PayloadChangedException(String message) {
        super(message);
    }
}

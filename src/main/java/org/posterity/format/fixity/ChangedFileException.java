package org.posterity.format.fixity;

/** A file is not, or no longer, what was hashed at its arrival: its size or its digest differs. */
public final class ChangedFileException extends RuntimeException {
    ChangedFileException(String message) {
        super(message);
    }
}

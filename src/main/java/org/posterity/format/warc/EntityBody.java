package org.posterity.format.warc;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Digests what follows the header of an HTTP message, as it stands: any transfer coding included. */
final class EntityBody {
    private static final byte[] END_OF_HEADER = {'\r', '\n', '\r', '\n'};

    private final MessageDigest digest;
    private int matched;

    EntityBody(MessageDigest digest) {
        this.digest = digest;
    }

    void add(ByteBuffer piece) {
        while (!started() && piece.hasRemaining()) {
            byte next = piece.get();
            if (next == END_OF_HEADER[matched]) {
                matched++;
            } else {
                matched = next == '\r' ? 1 : 0;
            }
        }
        digest.update(piece);
    }

    /** Whether the header of the message has ended. */
    boolean started() {
        return matched == END_OF_HEADER.length;
    }

    byte[] digest() {
        return digest.digest();
    }
}

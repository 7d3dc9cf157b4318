package org.posterity.model;

import java.util.HexFormat;

/** Twenty lowercase base32 characters (RFC 4648 §6) of a digest: 100 bits, enough for unique names in an archive. */
final class Base32 {
    static final int LENGTH = 20;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private Base32() {}

    static String of(Digest digest) {
        byte[] bytes = HexFormat.of().parseHex(digest.hex());
        StringBuilder text = new StringBuilder(LENGTH);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; text.length() < LENGTH; i++) {
            buffer = (buffer << 8) | (bytes[i] & 0xff);
            bits += 8;
            while (bits >= 5 && text.length() < LENGTH) {
                text.append(ALPHABET.charAt((buffer >> (bits - 5)) & 31));
                bits -= 5;
            }
            buffer &= (1 << bits) - 1;
        }
        return text.toString();
    }
}

package org.posterity.model;

import java.util.HexFormat;
import java.util.Locale;

/** A message digest: algorithm and value in lowercase hexadecimal, written {@code sha256:…}. */
public record Digest(DigestAlgorithm algorithm, String hex) {

    public Digest {
        boolean valid = hex.length() == algorithm.hexLength();
        if (valid && !isHexadecimal(hex)) {
            hex = hex.toLowerCase(Locale.ROOT);
            valid = isHexadecimal(hex);
        }
        if (!valid) {
            throw new IllegalArgumentException("Not a " + algorithm.label() + " value in hexadecimal.");
        }
    }

    /** In lower case. By hand: an archive's journal and index hold hundreds of thousands. */
    private static boolean isHexadecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (!(digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f')) {
                return false;
            }
        }
        return true;
    }

    public static Digest of(DigestAlgorithm algorithm, byte[] value) {
        return new Digest(algorithm, HexFormat.of().formatHex(value));
    }

    /** The sha256 of bytes that are in memory. */
    public static Digest sha256(byte[] content) {
        return of(DigestAlgorithm.SHA256, DigestAlgorithm.SHA256.start().digest(content));
    }

    /** The sha512 of bytes that are in memory. */
    public static Digest sha512(byte[] content) {
        return of(DigestAlgorithm.SHA512, DigestAlgorithm.SHA512.start().digest(content));
    }

    /** Reads {@code sha256:…} or {@code sha512:…}. */
    public static Digest parse(String text) {
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            if (text.startsWith(algorithm.label() + ":")) {
                return new Digest(algorithm, text.substring(algorithm.label().length() + 1));
            }
        }
        throw new IllegalArgumentException("A digest is written sha256:… or sha512:….");
    }

    @Override
    public String toString() {
        return algorithm.label() + ":" + hex;
    }
}

package org.posterity.format.warc;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A labelled digest of anyone's WARC file (WARC/1.1 §5.8): algorithm and value, in hexadecimal or base32.
 *
 * @param algorithm as Java names it
 */
record PayloadDigest(String algorithm, byte[] value) {
    private static final Map<String, String> ALGORITHMS = Map.of(
            "md5",
            "MD5",
            "sha1",
            "SHA-1",
            "sha224",
            "SHA-224",
            "sha256",
            "SHA-256",
            "sha384",
            "SHA-384",
            "sha512",
            "SHA-512",
            "sha3224",
            "SHA3-224",
            "sha3256",
            "SHA3-256",
            "sha3384",
            "SHA3-384",
            "sha3512",
            "SHA3-512");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** {@code labelled-digest = token ":" token}; a token has neither {@code =} nor {@code /}. */
    static boolean followsGrammar(String labelled) {
        int colon = labelled.indexOf(':');
        return Token.is(labelled, 0, colon) && Token.is(labelled, colon + 1, labelled.length());
    }

    static boolean hasKnownAlgorithm(String labelled) {
        return algorithmOf(labelled) != null;
    }

    /** Reads what can be computed; empty for algorithms and encodings that are not known. */
    static Optional<PayloadDigest> read(String labelled) {
        String algorithm = algorithmOf(labelled);
        if (algorithm == null) {
            return Optional.empty();
        }
        int length = start(algorithm).getDigestLength();
        return bytes(labelled.substring(labelled.indexOf(':') + 1), length)
                .map(value -> new PayloadDigest(algorithm, value));
    }

    private static String algorithmOf(String labelled) {
        int colon = Math.max(0, labelled.indexOf(':'));
        return ALGORITHMS.get(labelled.substring(0, colon)
                .toLowerCase(Locale.ROOT)
                .replace("-", "")
                .replace("_", ""));
    }

    MessageDigest start() {
        return start(algorithm);
    }

    boolean is(byte[] computed) {
        return MessageDigest.isEqual(value, computed);
    }

    private static MessageDigest start(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has " + algorithm + ".", e);
        }
    }

    /** An MD5 has 32 characters in hexadecimal and, with its padding, in base32: the padding tells them apart. */
    private static Optional<byte[]> bytes(String text, int length) {
        if (text.length() == length * 2 && text.chars().allMatch(HexFormat::isHexDigit)) {
            return Optional.of(HexFormat.of().parseHex(text));
        }
        String bare = text.replaceAll("=+$", "").toUpperCase(Locale.ROOT);
        if (bare.length() != (length * 8 + 4) / 5) {
            return Optional.empty();
        }
        byte[] value = new byte[length];
        int bits = 0;
        int buffer = 0;
        int written = 0;
        for (char letter : bare.toCharArray()) {
            int five = BASE32.indexOf(letter);
            if (five < 0) {
                return Optional.empty();
            }
            buffer = (buffer << 5) | five;
            bits += 5;
            if (bits >= 8 && written < length) {
                bits -= 8;
                value[written++] = (byte) (buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return Optional.of(value);
    }
}

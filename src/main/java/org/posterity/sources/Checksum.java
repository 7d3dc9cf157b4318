package org.posterity.sources;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A digest that the other end gives.
 *
 * @param algorithm as Java calls it
 * @param hex in lower case
 */
public record Checksum(String algorithm, String hex) {
    /** The best first. */
    private static final List<String> KNOWN = List.of("SHA-512", "SHA-256", "SHA-1", "MD5");

    /** Reads a list such as {@code SHA1:… MD5:…}; the best of those that are known, if there is any. */
    public static Optional<Checksum> bestOf(String list) {
        List<String> entries = List.of(list.strip().split("\\s+"));
        return KNOWN.stream()
                .flatMap(algorithm -> entries.stream().flatMap(entry -> read(algorithm, entry).stream()))
                .findFirst();
    }

    private static Optional<Checksum> read(String algorithm, String entry) {
        int colon = entry.indexOf(':');
        String name = entry.substring(0, Math.max(0, colon)).toUpperCase(Locale.ROOT);
        String hex = entry.substring(colon + 1).toLowerCase(Locale.ROOT);
        boolean fits = name.replace("-", "").equals(algorithm.replace("-", ""))
                && hex.length() == 2 * start(algorithm).getDigestLength()
                && hex.chars().allMatch(HexFormat::isHexDigit);
        return fits ? Optional.of(new Checksum(algorithm, hex)) : Optional.empty();
    }

    MessageDigest start() {
        return start(algorithm);
    }

    boolean isOf(byte[] digest) {
        return HexFormat.of().formatHex(digest).equals(hex);
    }

    private static MessageDigest start(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm + ".", e);
        }
    }
}

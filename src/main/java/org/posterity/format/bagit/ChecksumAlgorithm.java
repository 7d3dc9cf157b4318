package org.posterity.format.bagit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.TerminalFailure;

/** Bag checksum algorithms that are checked (RFC 8493 §2.4), from the weakest to the strongest; bags are written with sha256 and sha512 only. */
enum ChecksumAlgorithm {
    MD5("md5", "MD5", 16),
    SHA1("sha1", "SHA-1", 20),
    SHA224("sha224", "SHA-224", 28),
    SHA256("sha256", "SHA-256", 32),
    SHA384("sha384", "SHA-384", 48),
    SHA512("sha512", "SHA-512", 64),
    SHA3_224("sha3224", "SHA3-224", 28),
    SHA3_256("sha3256", "SHA3-256", 32),
    SHA3_384("sha3384", "SHA3-384", 48),
    SHA3_512("sha3512", "SHA3-512", 64);

    private final String label;
    private final String standardName;
    private final int bytes;

    ChecksumAlgorithm(String label, String standardName, int bytes) {
        this.label = label;
        this.standardName = standardName;
        this.bytes = bytes;
    }

    /** The normalised name, as in {@code manifest-sha256.txt}. */
    String label() {
        return label;
    }

    /** Length of a checksum in bytes. */
    int bytes() {
        return bytes;
    }

    static Optional<ChecksumAlgorithm> parse(String label) {
        return Arrays.stream(values()).filter(it -> it.label.equals(label)).findFirst();
    }

    /** Computations of these algorithms that have seen no byte yet. */
    static Map<ChecksumAlgorithm, MessageDigest> start(Set<ChecksumAlgorithm> algorithms) {
        Map<ChecksumAlgorithm, MessageDigest> digests = new EnumMap<>(ChecksumAlgorithm.class);
        algorithms.forEach(algorithm -> digests.put(algorithm, algorithm.start()));
        return digests;
    }

    MessageDigest start() {
        try {
            return MessageDigest.getInstance(standardName);
        } catch (NoSuchAlgorithmException e) {
            throw new TerminalFailure("This Java runtime lacks " + standardName + ".", e);
        }
    }
}

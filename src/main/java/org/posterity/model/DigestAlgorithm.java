package org.posterity.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest algorithms that packages carry, with the label that BagIt and WARC use for each. */
public enum DigestAlgorithm {
    SHA256("sha256", "SHA-256", 64),
    SHA512("sha512", "SHA-512", 128);

    private final String label;
    private final String standardName;
    private final int hexLength;

    DigestAlgorithm(String label, String standardName, int hexLength) {
        this.label = label;
        this.standardName = standardName;
        this.hexLength = hexLength;
    }

    /** The lowercase label, as in {@code manifest-sha256.txt} (RFC 8493 §2.4) and {@code sha256:…}. */
    public String label() {
        return label;
    }

    /** How many hexadecimal characters a value has. */
    public int hexLength() {
        return hexLength;
    }

    /** A new computation. */
    public MessageDigest start() {
        try {
            return MessageDigest.getInstance(standardName);
        } catch (NoSuchAlgorithmException e) {
            throw new TerminalFailure("This Java runtime lacks " + standardName + ".", e);
        }
    }
}

package org.posterity.model;

import java.util.regex.Pattern;

/**
 * The identifier of an archival package: the institution's own URI, or {@code urn:posterity:} and 20 base32 characters.
 * It is opaque on purpose: user names change hands, and a name would outlive an erasure.
 */
public record PackageId(String value) {
    private static final String MINTED = "urn:posterity:";
    private static final int MINTED_LENGTH = 20;
    private static final Pattern SHORT = Pattern.compile("[a-z2-7]{20}");
    private static final Pattern OWN = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/-]{1,150}");

    public PackageId {
        if (!isMinted(value) && (!OWN.matcher(value).matches() || value.contains(".."))) {
            throw new IllegalArgumentException(
                    "A package identifier is a URI such as urn:example:1234, with letters, digits and . _ ~ : / - only.");
        }
    }

    /** By hand: an archive's journal and index hold hundreds of thousands. */
    private static boolean isMinted(String text) {
        if (text.length() != MINTED.length() + MINTED_LENGTH || !text.startsWith(MINTED)) {
            return false;
        }
        for (int i = MINTED.length(); i < text.length(); i++) {
            char character = text.charAt(i);
            if (!(character >= 'a' && character <= 'z' || character >= '2' && character <= '7')) {
                return false;
            }
        }
        return true;
    }

    /** The identifier made for a package from the digest of its first submission. */
    public static PackageId mint(Digest firstSubmission) {
        return new PackageId(MINTED + Base32.of(firstSubmission));
    }

    /** Reads the full form, or the 20 characters of a minted identifier alone. */
    public static PackageId parse(String text) {
        return new PackageId(SHORT.matcher(text).matches() ? MINTED + text : text);
    }

    /** What a person types: the 20 characters of a minted identifier, otherwise the whole. */
    public String shortForm() {
        return value.startsWith(MINTED) ? value.substring(MINTED.length()) : value;
    }

    /** By hand, like {@link #hashCode}: what Java makes for a record takes several times as long until it is compiled. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PackageId it && it.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}

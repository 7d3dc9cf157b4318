package org.posterity.sources.upload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;

/**
 * What opens a personal link: the opaque identifier of the link, and 256 secret bits. Only a digest of the secret is kept, so
 * that nobody who reads the archive's files can open a link.
 */
record LinkToken(String id, String secret) {
    private static final int BYTES = 32;
    private static final Pattern WRITTEN = Pattern.compile("([a-z2-7]{20})-([A-Za-z0-9_-]{43})");

    static LinkToken make() {
        SecureRandom random = new SecureRandom();
        byte[] name = new byte[BYTES];
        byte[] secret = new byte[BYTES];
        random.nextBytes(name);
        random.nextBytes(secret);
        return new LinkToken(
                PackageId.mint(Digest.sha256(name)).shortForm(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    static Optional<LinkToken> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches() ? Optional.of(new LinkToken(written.group(1), written.group(2))) : Optional.empty();
    }

    Digest digest() {
        return Digest.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes as long for a wrong secret as for the right one. */
    boolean opens(Invitation invitation) {
        return MessageDigest.isEqual(
                digest().hex().getBytes(StandardCharsets.US_ASCII),
                invitation.token().hex().getBytes(StandardCharsets.US_ASCII));
    }

    /** As it stands in a link. */
    @Override
    public String toString() {
        return id + "-" + secret;
    }
}

package org.posterity.format.warc;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.posterity.model.DigestAlgorithm;

/** Record identifiers made from names, so that the same file is written twice alike: RFC 9562 §5.8 over sha256. */
final class RecordIds {
    private final String seed;
    private int ordinal;

    RecordIds(String seed) {
        this.seed = seed;
    }

    URI next(String type, String target) {
        MessageDigest digest = DigestAlgorithm.SHA256.start();
        for (String part : new String[] {seed, type, target, Integer.toString(ordinal++)}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // The length before each part keeps "ab"+"c" and "a"+"bc" apart.
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        ByteBuffer value = ByteBuffer.wrap(digest.digest());
        long high = (value.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
        long low = (value.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return URI.create("urn:uuid:" + new UUID(high, low));
    }
}

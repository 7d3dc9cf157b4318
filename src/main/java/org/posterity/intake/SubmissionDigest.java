package org.posterity.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;

/**
 * The digest of a submission: sha256 over the lines that {@code sha256sum} prints for its files, in the order of the paths'
 * bytes.
 */
final class SubmissionDigest {
    /** The order of {@code LC_ALL=C sort}: by the bytes of the path in UTF-8. */
    static final Comparator<String> BY_BYTES = SubmissionDigest::compareBytes;

    private SubmissionDigest() {}

    /** @param files sorted by path */
    static Digest of(List<ReceivedFile> files) {
        MessageDigest digest = DigestAlgorithm.SHA256.start();
        for (ReceivedFile file : files) {
            if (!file.unpacked()) {
                digest.update(line(file.sha256().hex(), file.path()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return Digest.of(DigestAlgorithm.SHA256, digest.digest());
    }

    /** A substitute if hashing was not possible: the same, over sizes instead of digests. */
    static Digest ofListing(List<ListedFile> files) {
        MessageDigest digest = DigestAlgorithm.SHA256.start();
        for (ListedFile file : files) {
            digest.update(line(Long.toString(file.size()), file.path()).getBytes(StandardCharsets.UTF_8));
        }
        return Digest.of(DigestAlgorithm.SHA256, digest.digest());
    }

    /** A line break in a name must not look like two lines; it is escaped as {@code sha256sum} does. */
    private static String line(String first, String path) {
        String escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return (escaped.equals(path) ? "" : "\\") + first + "  " + escaped + "\n";
    }

    /** UTF-16 sorts like UTF-8, except that characters encoded as surrogates come last. */
    private static int compareBytes(String a, String b) {
        for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                return Character.isSurrogate(left) == Character.isSurrogate(right)
                        ? left - right
                        : Character.isSurrogate(left) ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }
}

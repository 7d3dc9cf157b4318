package org.posterity.packaging.ground;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.bagit.ManifestedFiles;

/** The files that the manifests of a bag list. The digests are kept of those only that are read as a whole. */
final class SealedDigests {
    private static final List<String> MANIFESTS = List.of("manifest-sha256.txt", "tagmanifest-sha256.txt");

    private final Map<String, String> digests = new HashMap<>();

    static SealedDigests of(BagSource bag, Iterable<String> held) throws IOException {
        SealedDigests sealed = new SealedDigests();
        for (String path : held) {
            if (MANIFESTS.contains(path)) {
                ManifestedFiles.in(bag, path)
                        .forEach((file, digest) -> sealed.digests.put(file, isWarc(file) ? "" : digest));
            }
        }
        return sealed;
    }

    static boolean isWarc(String path) {
        return path.endsWith(".warc");
    }

    boolean list(String path) {
        return digests.containsKey(path);
    }

    /** Whether these are the bytes that were sealed; a file that has no digest says nothing against it. */
    boolean are(String path, Read read) throws IOException {
        String computed = read.digest();
        return digests.getOrDefault(path, computed).equals(computed);
    }

    /** Bytes that are digested while somebody reads them. */
    static final class Read {
        private final DigestInputStream in;

        Read(InputStream bytes) {
            try {
                in = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256.", e);
            }
        }

        InputStream stream() {
            return in;
        }

        /** In hexadecimal, of all there is: what nobody has read is read now. */
        String digest() throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }
}

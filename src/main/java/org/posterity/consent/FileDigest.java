package org.posterity.consent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;

/** The sha256 of a file, such as a notice or a signed paper. */
final class FileDigest {
    private FileDigest() {}

    static Digest of(Path file) throws IOException {
        MessageDigest digest = DigestAlgorithm.SHA256.start();
        byte[] piece = new byte[64 * 1024];
        try (InputStream stream = Files.newInputStream(file)) {
            for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
                digest.update(piece, 0, read);
            }
        }
        return Digest.of(DigestAlgorithm.SHA256, digest.digest());
    }
}

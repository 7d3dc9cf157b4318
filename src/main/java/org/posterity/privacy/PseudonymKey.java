package org.posterity.privacy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.posterity.model.TerminalFailure;

/**
 * The institution's secret key for pseudonyms: 32 random bytes in a file of mode 0600 outside archive and repository, made
 * on first use. Whoever has it can test guesses of names; whoever loses it can no longer link later accessions.
 */
public final class PseudonymKey {
    private static final int BYTES = 32;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path file;

    public PseudonymKey(Path folder) {
        this.file = folder.toAbsolutePath().resolve("pseudonym.key");
    }

    /** The key, made when there is none yet. */
    byte[] bytes() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != BYTES) {
                throw new TerminalFailure("The pseudonym key has the wrong length; restore it from its backup.");
            }
            return key;
        } catch (IOException | IllegalArgumentException e) {
            throw new TerminalFailure("The pseudonym key (setting key.dir) cannot be read or made.", e);
        }
    }

    private void make() throws IOException {
        Files.createDirectories(file.getParent(), OWNER_ONLY_FOLDER);
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path draft = Files.createTempFile(file.getParent(), "key", null, OWNER_ONLY);
        try {
            Files.writeString(draft, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.SYNC);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its key is the key.
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}

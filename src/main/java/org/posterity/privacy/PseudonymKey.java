package org.posterity.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.posterity.model.Digest;
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

    private static final int SHOWN = 16;

    private final Path file;
    private final Path history;

    public PseudonymKey(Path folder) {
        this.file = folder.toAbsolutePath().resolve("pseudonym.key");
        this.history = file.resolveSibling("pseudonym-key-history.tsv");
    }

    /** Whether there is a key already. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** By which the key can be told from others without being known: 16 hexadecimal digits of a digest over it. */
    public String fingerprint() {
        return fingerprint(bytes());
    }

    private static String fingerprint(byte[] key) {
        byte[] label = "posterity pseudonym key\n".getBytes(StandardCharsets.US_ASCII);
        byte[] labelled = Arrays.copyOf(label, label.length + key.length);
        System.arraycopy(key, 0, labelled, label.length, key.length);
        return Digest.sha256(labelled).hex().substring(0, SHOWN);
    }

    /**
     * Copies the key into a new file of mode 0600.
     *
     * @throws IllegalArgumentException when there is something in that place
     */
    public void backUp(Path copy, Instant now) {
        byte[] key = bytes();
        try {
            Files.createFile(copy, OWNER_ONLY);
            Files.writeString(copy, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.SYNC);
            note(now, "backed-up", key, "");
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException("There is already a file " + copy + "; it is not overwritten.");
        } catch (IOException e) {
            throw new TerminalFailure("The key cannot be backed up to " + copy + ".", e);
        }
    }

    /**
     * Puts a new key in the place of the present one, which is kept beside it under its fingerprint. From then on the same
     * people get other pseudonyms: what is in packages already can no longer be linked with what comes.
     *
     * @param policy why, under which decision of the institution; goes on record
     */
    public void rotate(String policy, Instant now) {
        byte[] old = bytes();
        Path kept = file.resolveSibling("pseudonym-" + fingerprint(old) + ".key");
        try {
            if (!Files.exists(kept)) {
                Files.createLink(kept, file);
            }
            Path draft = draft();
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            note(now, "retired", old, policy);
            note(now, "rotated", bytes(), policy);
        } catch (IOException e) {
            throw new TerminalFailure("The key (setting key.dir) cannot be rotated.", e);
        }
    }

    /** What was done with keys, oldest first: time, action, fingerprint, policy, with tabs between them. */
    public List<String> history() {
        try {
            return Files.exists(history) ? Files.readAllLines(history) : List.of();
        } catch (IOException e) {
            throw new TerminalFailure("The history of keys (setting key.dir) cannot be read.", e);
        }
    }

    private void note(Instant now, String action, byte[] key, String policy) throws IOException {
        String line = String.join("\t", now.toString(), action, fingerprint(key), policy.replaceAll("\\p{Cntrl}", " "));
        Files.writeString(history, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The key, made when there has never been one. Where one is gone no other takes its place: the same people would get other pseudonyms. */
    byte[] bytes() {
        try {
            if (!Files.exists(file)) {
                if (!history().isEmpty()) {
                    throw new TerminalFailure(
                            "The key for pseudonyms is gone, and its history says that there was one (posterity"
                                    + " key shows it). Put its backup into key.dir as pseudonym.key, readable only to you.");
                }
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
        Path draft = draft();
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its key is the key.
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A new key in a file of its own. */
    private Path draft() throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path draft = Files.createTempFile(file.getParent(), "key", null, OWNER_ONLY);
        Files.writeString(draft, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.SYNC);
        return draft;
    }
}

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
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.posterity.intake.ProcessFolder;
import org.posterity.intake.UnfinishedFile;
import org.posterity.model.Digest;
import org.posterity.model.TerminalFailure;

/**
 * The institution's secret key for pseudonyms: 32 random bytes in a file of mode 0600 outside archive and repository, made on
 * first use. Whoever has it can test guesses of names; whoever loses it can no longer link later accessions. So a different
 * key is used only if the key history says how it followed the one before.
 */
public final class PseudonymKey {
    private static final int BYTES = 32;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final int SHOWN = 16;
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{" + SHOWN + "}");

    private final Path file;
    private final KeyHistory history;
    private final Supplier<Optional<String>> inUse;
    private boolean fits;

    /** The key in this folder, whichever was used before. */
    public PseudonymKey(Path folder) {
        this(folder, Optional::empty);
    }

    /**
     * The key in this folder.
     *
     * @param inUse the fingerprint of the key with which names in the archive were replaced; asked for once, when a name
     *     needs the key
     */
    public PseudonymKey(Path folder, Supplier<Optional<String>> inUse) {
        this.inUse = inUse;
        this.file = folder.toAbsolutePath().resolve("pseudonym.key");
        this.history = new KeyHistory(file.resolveSibling("pseudonym-key-history.tsv"));
    }

    /** Whether there is a key already. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** Identifies the key without revealing it: 16 hexadecimal digits of a digest of it. */
    public String fingerprint() {
        return fingerprint(readOrMake());
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
     * @throws IllegalArgumentException when the file exists
     */
    public void backUp(Path copy, Instant now) {
        byte[] key = readOrMake();
        try (UnfinishedFile draft = UnfinishedFile.of(copy)) {
            write(key, draft.path());
            draft.finish();
            history.note(now, KeyHistory.BACKED_UP, fingerprint(key), "");
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException("The file " + copy + " exists already and is not overwritten.");
        } catch (IOException e) {
            throw new TerminalFailure("The key cannot be backed up to " + copy + ".", e);
        }
    }

    /**
     * Replaces the key by a new one; the old one is kept beside it under its fingerprint. From then on the same people get
     * other pseudonyms, so earlier and later packages can no longer be linked.
     *
     * @param policy the institution's decision and reason, for the record
     */
    public void rotate(String policy, Instant now) {
        byte[] old = readOrMake();
        Path kept = file.resolveSibling("pseudonym-" + fingerprint(old) + ".key");
        try {
            if (!Files.exists(kept)) {
                Files.createLink(kept, file);
            }
            try (ProcessFolder work = work()) {
                Files.move(fresh(work), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            history.note(now, KeyHistory.RETIRED, fingerprint(old), policy);
            history.note(now, KeyHistory.ROTATED, fingerprint(), policy);
        } catch (IOException e) {
            throw new TerminalFailure("The key (setting key.dir) cannot be rotated.", e);
        }
    }

    /**
     * Records a key as lost for good, so that the present key may follow it; makes one if there is none.
     *
     * @param lost the fingerprint of the lost key
     * @param policy the institution's decision to go on, for the record
     * @throws IllegalArgumentException when it is not a fingerprint, or that of the present key
     */
    public void replaceLost(String lost, String policy, Instant now) {
        if (!FINGERPRINT.matcher(lost).matches()) {
            throw new IllegalArgumentException(
                    "A fingerprint has " + SHOWN + " hexadecimal digits. The message that asks for the key shows it.");
        }
        if (exists() && fingerprint().equals(lost)) {
            throw new IllegalArgumentException("That key is not lost: it is the one in key.dir.");
        }
        try {
            if (!exists()) {
                make();
            }
            history.note(now, KeyHistory.LOST, lost, policy);
        } catch (IOException e) {
            throw new TerminalFailure("The key (setting key.dir) cannot be made.", e);
        }
    }

    /** Whether this key may be used after the one with this fingerprint. */
    public boolean follows(String before) {
        return exists() && fingerprint().equals(before) || history.isReplaced(before);
    }

    /** The history of keys, oldest first: time, action, fingerprint, policy, separated by tabs. */
    public List<String> history() {
        return history.lines();
    }

    /**
     * The key, made if there has never been one. If it is gone, or differs from the one in use, it is not replaced: the same
     * people would get other pseudonyms.
     */
    byte[] bytes() {
        if (!fits) {
            inUse.get().ifPresent(this::mustFollow);
            fits = true;
        }
        return readOrMake();
    }

    private void mustFollow(String before) {
        if (!follows(before)) {
            throw new TerminalFailure("The names in this archive were replaced with the pseudonym key with fingerprint "
                    + before + ", and the one in key.dir is "
                    + (exists() ? "a different one, with fingerprint " + fingerprint() : "not there")
                    + ". Set key.dir to the folder of the right key, or put its backup there as "
                    + "pseudonym.key. If it is lost for good, run: posterity key lost " + before + " --policy TEXT.");
        }
    }

    private byte[] readOrMake() {
        try {
            if (!Files.exists(file)) {
                if (!history.lines().isEmpty()) {
                    throw new TerminalFailure(
                            "The pseudonym key is gone, although the key history has one (see posterity key). "
                                    + "Put its backup into key.dir as pseudonym.key, readable only to you. If "
                                    + "it is lost for good, run: posterity key lost FINGERPRINT --policy TEXT.");
                }
                make();
            }
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != BYTES) {
                throw new TerminalFailure("The pseudonym key has the wrong length. Restore it from its backup.");
            }
            return key;
        } catch (IOException | IllegalArgumentException e) {
            throw new TerminalFailure("The pseudonym key (setting key.dir) cannot be read or made.", e);
        }
    }

    private void make() throws IOException {
        Files.createDirectories(file.getParent(), OWNER_ONLY_FOLDER);
        try (ProcessFolder work = work()) {
            Files.createLink(file, fresh(work));
        } catch (FileAlreadyExistsException e) {
            // another process was first, so its key counts
        }
    }

    private ProcessFolder work() throws IOException {
        return ProcessFolder.below(file.getParent().toRealPath());
    }

    /** A new key in its own file. */
    private static Path fresh(ProcessFolder work) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return write(key, work.path().resolve("key"));
    }

    private static Path write(byte[] key, Path place) throws IOException {
        return Files.writeString(
                Files.createFile(place, OWNER_ONLY), HexFormat.of().formatHex(key) + "\n", StandardOpenOption.SYNC);
    }
}

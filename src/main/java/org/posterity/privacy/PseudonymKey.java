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
 * The institution's secret key for pseudonyms: 32 random bytes in a file of mode 0600 outside archive and repository, made
 * on first use. Whoever has it can test guesses of names; whoever loses it can no longer link later accessions. So a key
 * that was not the one before is used only where its history says how it came to follow it.
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

    /** The key in this folder, whatever key was used before. */
    public PseudonymKey(Path folder) {
        this(folder, Optional::empty);
    }

    /**
     * The key in this folder.
     *
     * @param inUse the fingerprint of a key by which names in the archive were replaced; asked for once, when a name needs the key
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

    /** By which the key can be told from others without being known: 16 hexadecimal digits of a digest over it. */
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
     * @throws IllegalArgumentException when there is something in that place
     */
    public void backUp(Path copy, Instant now) {
        byte[] key = readOrMake();
        try (UnfinishedFile draft = UnfinishedFile.of(copy)) {
            write(key, draft.path());
            draft.finish();
            history.note(now, KeyHistory.BACKED_UP, fingerprint(key), "");
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
     * Notes that a key is lost for good, so that the key in its place may follow it; where there is none one is made.
     *
     * @param lost the fingerprint of the lost key
     * @param policy under which decision of the institution the work goes on; goes on record
     * @throws IllegalArgumentException when it is no fingerprint, or that of the present key
     */
    public void replaceLost(String lost, String policy, Instant now) {
        if (!FINGERPRINT.matcher(lost).matches()) {
            throw new IllegalArgumentException(
                    "A fingerprint has " + SHOWN + " hexadecimal digits; the message that asks for the key names it.");
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

    /** Whether names that were replaced by the key of this fingerprint may be followed by names replaced by this key. */
    public boolean follows(String before) {
        return exists() && fingerprint().equals(before) || history.isReplaced(before);
    }

    /** What was done with keys, oldest first: time, action, fingerprint, policy, with tabs between them. */
    public List<String> history() {
        return history.lines();
    }

    /**
     * The key, made when there has never been one. Where one is gone, or is another than the one in use, no other takes its
     * place: the same people would get other pseudonyms.
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
            throw new TerminalFailure(
                    "The names in this archive were replaced with the key for pseudonyms of fingerprint "
                            + before + ", and the one in key.dir is "
                            + (exists() ? "another one, of fingerprint " + fingerprint() : "not there")
                            + ". Set key.dir to the folder of that key, or put its backup there as pseudonym.key. Where it is lost for"
                            + " good: posterity key lost " + before + " --policy TEXT.");
        }
    }

    private byte[] readOrMake() {
        try {
            if (!Files.exists(file)) {
                if (!history.lines().isEmpty()) {
                    throw new TerminalFailure(
                            "The key for pseudonyms is gone, and its history says that there was one (posterity"
                                    + " key shows it). Put its backup into key.dir as pseudonym.key, readable only to you. Where it"
                                    + " is lost for good: posterity key lost FINGERPRINT --policy TEXT.");
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
        try (ProcessFolder work = work()) {
            Files.createLink(file, fresh(work));
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its key is the key.
        }
    }

    private ProcessFolder work() throws IOException {
        return ProcessFolder.below(file.getParent().toRealPath());
    }

    /** A new key in a file of its own. */
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

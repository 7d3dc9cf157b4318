package org.posterity.storage.ocfl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.intake.KeptBytes;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.storage.Head;

/** The frame of an OCFL object: its declaration and its inventories, each with a sidecar that has its sha512. */
final class ObjectFrame {
    static final String INVENTORY = "inventory.json";
    static final String SIDECAR = INVENTORY + ".sha512";
    static final String DECLARATION = "0=ocfl_object_1.1";
    /** What the declaration holds. */
    static final String DECLARED = "ocfl_object_1.1\n";

    private static final Pattern VERSION = Pattern.compile("v([1-9]\\d{0,5})");
    private static final Pattern SAID = Pattern.compile("([0-9a-fA-F]{128})[ \\t]+inventory\\.json\\s*");

    /**
     * The largest inventory: one with 100,000 files has about 55 MB. A larger file is not an inventory, and is not read to
     * its end.
     */
    private static final long MOST_BYTES = 1 << 30;

    /** The digest of an inventory, and the one in its sidecar. */
    private record Inventoried(String is, String said) {
        boolean isWhole() {
            return is.equals(said);
        }
    }

    private ObjectFrame() {}

    /**
     * The newest version. Its folder holds its own inventory, so that the version counts from the rename that adds it; the
     * inventory at the object's root is updated afterwards and may still be the old one.
     *
     * @throws IOException when something is missing or changed; the message says what
     */
    static Head newest(Path object) throws IOException {
        if (!Files.isRegularFile(object.resolve(DECLARATION))) {
            throw new IOException("Its declaration " + DECLARATION + " is missing.");
        }
        Inventoried root = inventoried(object, "");
        int number = newestFolder(object);
        String below = "v" + number + "/";
        Inventoried newest = inventoried(object, below);
        if (!newest.isWhole()) {
            throw changed(below + INVENTORY);
        }
        if (!(root.isWhole() && root.is().equals(newest.is()))) {
            boolean follows = number > 1
                    && Set.copyOf(List.of(
                                    newest.is(),
                                    inventoried(object, "v" + (number - 1) + "/")
                                            .is()))
                            .containsAll(List.of(root.is(), root.said()));
            if (!follows) {
                throw root.isWhole()
                        ? new IOException("Its inventory.json and " + below + INVENTORY + " differ.")
                        : changed(INVENTORY);
            }
        }
        return new Head(number, new Digest(DigestAlgorithm.SHA512, newest.is()));
    }

    /** The number of the newest version with a folder. */
    static int newestFolder(Path object) throws IOException {
        int newest = 0;
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(object, Files::isDirectory)) {
            for (Path version : versions) {
                Matcher number = VERSION.matcher(version.getFileName().toString());
                newest = Math.max(newest, number.matches() ? Integer.parseInt(number.group(1)) : 0);
            }
        }
        if (newest == 0) {
            throw new IOException("It has no version.");
        }
        return newest;
    }

    /**
     * The sha512 of an inventory.
     *
     * @param below the place in the object: empty, or a version's folder with a slash
     * @throws IOException when it is missing, or its sidecar says otherwise
     */
    static Digest whole(Path object, String below) throws IOException {
        Inventoried inventory = inventoried(object, below);
        if (!inventory.isWhole()) {
            throw changed(below + INVENTORY);
        }
        return new Digest(DigestAlgorithm.SHA512, inventory.is());
    }

    /** The digest that a sidecar gives; empty if it gives none. */
    static Optional<Digest> said(byte[] sidecar) {
        Matcher said = SAID.matcher(new String(sidecar, StandardCharsets.UTF_8));
        return said.matches()
                ? Optional.of(new Digest(DigestAlgorithm.SHA512, said.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** What a sidecar must hold. */
    static byte[] sidecar(Digest inventory) {
        return (inventory.hex() + " " + INVENTORY + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @param below the place in the object: empty, or a version's folder with a slash */
    private static Inventoried inventoried(Path object, String below) throws IOException {
        MessageDigest sha512 = DigestAlgorithm.SHA512.start();
        try (SeekableByteChannel inventory =
                        KeptBytes.of(object.resolve(below + INVENTORY)).open();
                InputStream in = new DigestInputStream(Channels.newInputStream(inventory), sha512)) {
            if (inventory.size() > MOST_BYTES) {
                throw new IOException("This is too large for an inventory.");
            }
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw unreadable(below + INVENTORY, e);
        }
        byte[] sidecar;
        try {
            sidecar = KeptBytes.of(object.resolve(below + SIDECAR)).all();
        } catch (IOException e) {
            throw unreadable(below + SIDECAR, e);
        }
        return new Inventoried(
                Digest.of(DigestAlgorithm.SHA512, sha512.digest()).hex(),
                said(sidecar).map(Digest::hex).orElse(""));
    }

    private static IOException unreadable(String path, IOException cause) {
        return new IOException("Its " + path + " is missing or cannot be read.", cause);
    }

    private static IOException changed(String path) {
        return new IOException("Its " + path + " does not match its sidecar.");
    }
}

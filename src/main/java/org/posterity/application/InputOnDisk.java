package org.posterity.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.TerminalFailure;

/** The files of an input where they lie: listed with their digests, and destroyed one by one. Links are never followed. */
final class InputOnDisk {
    private final Path root;

    InputOnDisk(Path root) {
        this.root = root;
    }

    /** Every file, in order of path. */
    List<DisposalPlan.Item> files() {
        try (Stream<Path> all = Files.walk(root)) {
            List<DisposalPlan.Item> items = new ArrayList<>();
            for (Path file : all.filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList()) {
                items.add(new DisposalPlan.Item(
                        root.relativize(file).toString().replace('\\', '/'), Files.size(file), read(file)));
            }
            return items;
        } catch (IOException | UncheckedIOException e) {
            throw new TerminalFailure("The input cannot be read. Nothing was done.", e);
        }
    }

    /** The digest of a file as it is now; empty if it cannot be read. */
    static Optional<Digest> sha256(Path file) {
        try {
            return Optional.of(read(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Digest read(Path file) throws IOException {
        MessageDigest digest = DigestAlgorithm.SHA256.start();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.of(DigestAlgorithm.SHA256, digest.digest());
    }

    /**
     * Destroys a file, if its bytes are still those that were agreed on.
     *
     * @return whether it is gone now
     */
    boolean destroy(DisposalPlan.Item item) {
        Path file = item.path().isEmpty() ? root : root.resolve(item.path());
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return true;
            }
            BasicFileAttributes before = look(file);
            if (!before.isRegularFile() || !read(file).equals(item.sha256())) {
                return false;
            }
            BasicFileAttributes after = look(file);
            if (after.size() != item.size() || !after.lastModifiedTime().equals(before.lastModifiedTime())) {
                return false;
            }
            Files.delete(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static BasicFileAttributes look(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Removes the folders that are empty now. */
    void prune() {
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path folder : all.filter(it -> Files.isDirectory(it, LinkOption.NOFOLLOW_LINKS))
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                // a folder that is not empty cannot be deleted
                folder.toFile().delete();
            }
        } catch (IOException | UncheckedIOException e) {
            return;
        }
    }
}

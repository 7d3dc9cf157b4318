package org.posterity.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.PackageId;

/** A folder that looks like a bag, with the list of its files; what is in it follows from its path alone. */
public record SmallBag(Path root, List<FileToStore> files) {
    public static final PackageId AIP = new PackageId("urn:posterity:abcdefghijklmnopqrst");
    public static final CommitNote NOTE = new CommitNote(
            "Posterity 0.1.0",
            "https://example.org/posterity",
            "Accession 0001",
            Instant.parse("2026-03-01T10:15:30Z"));

    /** A folder with nothing in it yet. */
    public static SmallBag empty(Path root) throws IOException {
        return new SmallBag(Files.createDirectories(root), new ArrayList<>());
    }

    /** Writes a bag with the given number of posts. */
    public static SmallBag at(Path root, int posts) throws IOException {
        SmallBag bag = new SmallBag(root, new ArrayList<>());
        bag.add("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        bag.add("data/README.txt", "What this is.\n");
        for (int post = 0; post < posts; post++) {
            bag.add("data/posts/2023/20230901T1200%02dZ-%d.warc".formatted(post % 60, post), "post " + post + "\n");
        }
        return bag;
    }

    /** Writes one more file and lists it. */
    public void add(String path, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        files.add(new FileToStore(path, bytes.length, Digest.sha256(bytes), sha512(bytes)));
    }

    /** The request to store it as a new package. */
    public CommitRequest first(PackageId aip) {
        return CommitRequest.first(aip, root, files, NOTE);
    }

    /** The request to store it as the version after {@code head}, which keeps these files. */
    public CommitRequest after(StoredVersion head, String... kept) {
        return CommitRequest.after(head, root, files, Set.of(kept), NOTE);
    }

    public static Digest sha512(byte[] bytes) {
        try {
            return Digest.of(
                    DigestAlgorithm.SHA512, MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.posterity.format.bagit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.posterity.model.ValidationIssue;

/** Small bags for tests, and ways to damage them. Digests come from plain JDK code. */
final class Bags {
    static final BagInfo INFO = BagInfo.EMPTY
            .with("Source-Organization", "Archive of Examples")
            .with("Bagging-Date", "2026-03-01")
            .with("External-Identifier", "urn:example:1")
            .with("Bag-Software-Agent", "Posterity 0")
            .with("BagIt-Profile-Identifier", "https://posterity.invalid/profiles/posterity-bagit-1.json")
            .with("Posterity-Submission-Digest", "sha256:" + "0".repeat(64));

    private Bags() {}

    static SealedBag plain(Path root) throws IOException {
        BagWriter writer = BagWriter.create(root);
        writer.add("README.txt", bytes("read me first\n"));
        writer.add("posts/2024/post.warc", bytes("not really a WARC\n"));
        return writer.seal(INFO);
    }

    static List<ValidationIssue> issuesOf(Path bag) {
        return new BagValidator()
                .validate(BagSource.folder(bag), BagValidator.Depth.EVERY_DIGEST, PayloadInspector.NONE);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String hex(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void edit(Path file, UnaryOperator<String> change) {
        try {
            Files.writeString(file, change.apply(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the tag manifests fit the tag files again, so that a test sees only the damage it means. */
    static void resealTags(Path bag) {
        for (String algorithm : List.of("sha256", "sha512")) {
            edit(bag.resolve("tagmanifest-" + algorithm + ".txt"), text -> {
                StringBuilder lines = new StringBuilder();
                for (String line : text.split("\n")) {
                    String path = line.substring(line.indexOf(' ')).strip();
                    if (Files.exists(bag.resolve(path))) {
                        lines.append(hex(algorithm.replace("sha", "SHA-"), read(bag.resolve(path))))
                                .append("  ")
                                .append(path)
                                .append('\n');
                    }
                }
                return lines.toString();
            });
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

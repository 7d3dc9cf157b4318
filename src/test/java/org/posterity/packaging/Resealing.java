package org.posterity.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.posterity.format.warc.WarcRecords;
import org.posterity.format.warc.WarcRecords.Located;

/** What somebody does who changes a copy of a bag and hides it: digests are made to fit what lies there. */
public final class Resealing {
    private Resealing() {}

    /** Changes a file, byte for byte, and makes all digests fit again. The file must have changed. */
    public static void edit(Path bag, String path, UnaryOperator<String> change) throws IOException {
        Path file = bag.resolve(path);
        String before = Files.readString(file, StandardCharsets.ISO_8859_1);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("Nothing was changed in " + path);
        }
        Files.writeString(file, after, StandardCharsets.ISO_8859_1);
        if (path.endsWith(".warc")) {
            records(file);
        }
        manifests(bag);
    }

    /** Makes the sha256 manifests fit again. */
    public static void manifests(Path bag) throws IOException {
        adapt(bag, "manifest-sha256.txt");
        adapt(bag, "tagmanifest-sha256.txt");
    }

    private static void adapt(Path bag, String manifest) throws IOException {
        StringBuilder adapted = new StringBuilder();
        for (String line : Files.readAllLines(bag.resolve(manifest))) {
            Path file = bag.resolve(line.substring(66));
            adapted.append(Files.exists(file) ? sha256(Files.readAllBytes(file)) : line.substring(0, 64))
                    .append(line.substring(64))
                    .append('\n');
        }
        Files.writeString(bag.resolve(manifest), adapted);
    }

    /** Makes the digests in the headers of a WARC file fit its blocks. */
    public static void records(Path warc) throws IOException {
        byte[] bytes = Files.readAllBytes(warc);
        Map<String, String> digests = new HashMap<>();
        try (var channel = Files.newByteChannel(warc)) {
            WarcRecords.forEach(channel, (record, block) -> {
                if (record.blockDigest().startsWith("sha256:")) {
                    digests.put(record.blockDigest(), "sha256:" + sha256(block(bytes, record)));
                }
            });
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> digest : digests.entrySet()) {
            text = text.replace("Digest: " + digest.getKey(), "Digest: " + digest.getValue());
        }
        Files.writeString(warc, text, StandardCharsets.ISO_8859_1);
    }

    private static byte[] block(byte[] bytes, Located record) {
        int from = (int) record.blockOffset();
        return Arrays.copyOfRange(bytes, from, from + (int) record.blockLength());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.posterity.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies below a folder, as path and digest; of the input also the times, so that touching it shows. */
final class ArchiveListing {
    private ArchiveListing() {}

    static Map<String, String> of(Path folder) throws IOException {
        Map<String, String> listing = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                listing.put(name, Files.isDirectory(path) ? "folder" : sha256(Files.readAllBytes(path)));
            }
        }
        return listing;
    }

    static Map<String, String> withTimes(Path folder) throws IOException {
        Map<String, String> listing = of(folder);
        for (Map.Entry<String, String> entry : listing.entrySet()) {
            entry.setValue(entry.getValue() + " "
                    + Files.getLastModifiedTime(folder.resolve(entry.getKey()), LinkOption.NOFOLLOW_LINKS));
        }
        return listing;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

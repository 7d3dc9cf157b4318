package org.posterity.format.bagit;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** The files that a bag says it holds: those in its sha256 manifest and tag manifest (RFC 8493 §2.1.3, §2.2.1). */
public final class ManifestedFiles {
    private ManifestedFiles() {}

    /** @param manifest a manifest that the bag holds */
    public static Set<String> in(BagSource bag, String manifest) throws IOException {
        Set<String> paths = new HashSet<>();
        try (ReadableByteChannel channel = bag.open(manifest)) {
            TextLines lines = new TextLines(channel, StandardCharsets.UTF_8);
            for (String line = lines.next(); line != null; line = lines.next()) {
                String spelt = line.replaceFirst("^[0-9A-Fa-f]+[ \t]+", "");
                paths.add(ManifestPath.decode(spelt).orElse(spelt));
            }
        }
        return paths;
    }
}

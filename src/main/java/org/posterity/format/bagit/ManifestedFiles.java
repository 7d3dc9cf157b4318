package org.posterity.format.bagit;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that a bag says it holds: those in its sha256 manifest and tag manifest (RFC 8493 §2.1.3, §2.2.1). */
public final class ManifestedFiles {
    private static final Pattern LINE = Pattern.compile("([0-9A-Fa-f]+)[ \t]+(.*)", Pattern.DOTALL);

    private ManifestedFiles() {}

    /** The file that a line of a manifest is of; empty where it is no such line. */
    public static Optional<String> path(String line) {
        Matcher parts = LINE.matcher(line.strip());
        return parts.matches()
                ? Optional.of(ManifestPath.decode(parts.group(2)).orElse(parts.group(2)))
                : Optional.empty();
    }

    /**
     * Their paths, each with its digest in lower case.
     *
     * @param manifest a manifest that the bag holds
     */
    public static Map<String, String> in(BagSource bag, String manifest) throws IOException {
        Map<String, String> digests = new HashMap<>();
        try (ReadableByteChannel channel = bag.open(manifest)) {
            TextLines lines = new TextLines(channel, StandardCharsets.UTF_8);
            for (String line = lines.next(); line != null; line = lines.next()) {
                Matcher parts = LINE.matcher(line);
                if (parts.matches()) {
                    String spelt = parts.group(2);
                    digests.put(
                            ManifestPath.decode(spelt).orElse(spelt),
                            parts.group(1).toLowerCase(Locale.ROOT));
                }
            }
        }
        return digests;
    }
}

package org.posterity.format.bagit;

import java.util.Optional;
import java.util.regex.Pattern;

/** How a path is spelt in manifests and fetch files: line feed, carriage return and percent sign, and only those, are percent-encoded (RFC 8493 §2.1.3). */
final class ManifestPath {
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?!0[AaDd]|25)");

    private ManifestPath() {}

    static String encode(String path) {
        return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
    }

    /** The path that {@code spelt} stands for; empty if a percent sign in it stands for itself. */
    static Optional<String> decode(String spelt) {
        if (spelt.indexOf('%') < 0) {
            return Optional.of(spelt);
        }
        if (STRAY_PERCENT.matcher(spelt).find()) {
            return Optional.empty();
        }
        return Optional.of(decodeLineBreaks(spelt).replace("%25", "%"));
    }

    /** Before BagIt 1.0 the percent sign itself was not encoded. */
    static String decodeLineBreaks(String spelt) {
        return spelt.replaceAll("%0[Aa]", "\n").replaceAll("%0[Dd]", "\r");
    }
}

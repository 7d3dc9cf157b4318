package org.posterity.packaging.ground;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What may stand in the text and the attributes of a page. */
final class ShownContent {
    private static final String DATA = "data:";
    private static final Map<String, String> INLINE =
            Map.of("img", DATA + "image/jpeg;base64,", "track", DATA + "text/vtt;base64,");
    private static final String JPEG = "/9j/";

    private final Set<String> subtitles;

    /** @param subtitles sha256 of the subtitles that the page may hold */
    ShownContent(Set<String> subtitles) {
        this.subtitles = subtitles;
    }

    Optional<String> objection(String text) {
        return Optional.empty();
    }

    /** @param all the attributes of the element */
    Optional<String> objection(String element, MarkupReader.Attribute attribute, List<MarkupReader.Attribute> all) {
        String value = attribute.value();
        if (value.stripLeading().regionMatches(true, 0, DATA, 0, DATA.length())) {
            return inline(element, value);
        }
        return objection(value);
    }

    /** A file that stands in the page itself. */
    private Optional<String> inline(String element, String value) {
        String form = INLINE.get(element);
        if (form == null || !value.startsWith(form)) {
            return Optional.of("A file stands in the page that is neither a still nor subtitles.");
        }
        String base64 = value.substring(form.length());
        try {
            byte[] file = Base64.getDecoder().decode(base64);
            if (form.equals(INLINE.get("img"))) {
                return base64.startsWith(JPEG) ? Optional.empty() : Optional.of("This is no JPEG picture.");
            }
            return subtitles.contains(sha256(file))
                    ? Optional.empty()
                    : Optional.of("These are not the subtitles of any record of the same WARC file.");
        } catch (IllegalArgumentException e) {
            return Optional.of("This is no base64.");
        }
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}

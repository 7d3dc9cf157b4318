package org.posterity.packaging.ground;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.posterity.model.Digest;

/** The files that stand in a page itself, as {@code data:} links: stills, subtitles, and drawings for keeping. */
final class InlineFiles {
    private static final String DATA = "data:";
    private static final Map<String, String> FORMS = Map.of(
            "img", DATA + "image/jpeg;base64,",
            "track", DATA + "text/vtt;base64,",
            "a", DATA + "application/octet-stream;base64,");
    private static final String JPEG = "/9j/";

    private final Predicate<String> isKept;

    /** @param isKept whether the package keeps a file of this digest */
    InlineFiles(Predicate<String> isKept) {
        this.isKept = isKept;
    }

    /** What is wrong about the file that an attribute holds; nothing where it holds none. */
    Optional<String> objection(String element, String value) {
        if (!value.stripLeading().regionMatches(true, 0, DATA, 0, DATA.length())) {
            return Optional.empty();
        }
        String form = FORMS.get(element);
        if (form == null || !value.startsWith(form)) {
            return Optional.of("A file stands in the page that is no still, no subtitles and no drawing.");
        }
        String base64 = value.substring(form.length());
        try {
            byte[] file = Base64.getDecoder().decode(base64);
            if (form.equals(FORMS.get("img"))) {
                return base64.startsWith(JPEG) ? Optional.empty() : Optional.of("This is no JPEG picture.");
            }
            return isKept.test(Digest.sha256(file).toString())
                    ? Optional.empty()
                    : Optional.of("The package keeps no such file.");
        } catch (IllegalArgumentException e) {
            return Optional.of("This is no base64.");
        }
    }
}

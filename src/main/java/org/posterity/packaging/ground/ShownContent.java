package org.posterity.packaging.ground;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.posterity.model.Digest;

/** What may stand in the text and the attributes of a page: no word from nowhere, and no file but stills and subtitles. */
final class ShownContent {
    private static final String FOREIGN =
            "A word stands here that is neither the program's nor in what this was drawn from.";
    private static final String DATA = "data:";
    private static final Map<String, String> INLINE =
            Map.of("img", DATA + "image/jpeg;base64,", "track", DATA + "text/vtt;base64,");
    private static final String JPEG = "/9j/";
    private static final Set<String> LINKS = Set.of("href", "src");
    private static final Set<String> MEASURES =
            Set.of("viewBox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "d");
    private static final Pattern MEASURE = Pattern.compile("[MLZ0-9. -]*");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{6}");

    /** A character that the page shows in place of one that would change its look. */
    private static final Pattern MADE_VISIBLE = Pattern.compile("⟨U\\+[0-9A-F]{4,6}⟩");

    private final ForeignWords foreign;
    private final Predicate<String> isKept;

    /** @param isKept whether the package keeps a file of this digest */
    ShownContent(ForeignWords foreign, Predicate<String> isKept) {
        this.foreign = foreign;
        this.isKept = isKept;
    }

    Optional<String> objection(String text) {
        String shown = text.indexOf('⟨') < 0 ? text : MADE_VISIBLE.matcher(text).replaceAll(" ");
        return foreign.none(shown) ? Optional.empty() : Optional.of(FOREIGN);
    }

    Optional<String> objectionToStyle(String text) {
        return foreign.own().make(text) ? Optional.empty() : Optional.of(FOREIGN);
    }

    /** @param all the attributes of the element */
    Optional<String> objection(String element, MarkupReader.Attribute attribute, List<MarkupReader.Attribute> all) {
        String value = attribute.value();
        if (value.stripLeading().regionMatches(true, 0, DATA, 0, DATA.length())) {
            return inline(element, value);
        }
        if (MEASURES.contains(attribute.name())
                && MEASURE.matcher(value).matches()
                && !LONG_NUMBER.matcher(value).find()) {
            return Optional.empty();
        }
        if (element.equals("track")) {
            return objection(TrackLanguage.without(attribute, all));
        }
        return objection(LINKS.contains(attribute.name()) ? PercentEncoding.decode(value) : value);
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
            return isKept.test(Digest.sha256(file).toString())
                    ? Optional.empty()
                    : Optional.of("These are no subtitles that the package keeps.");
        } catch (IllegalArgumentException e) {
            return Optional.of("This is no base64.");
        }
    }
}

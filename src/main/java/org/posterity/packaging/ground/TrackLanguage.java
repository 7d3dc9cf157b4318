package org.posterity.packaging.ground;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The language of subtitles, as their track in a page tells of it: a code that is known, and its name in English. */
final class TrackLanguage {
    private TrackLanguage() {}

    /** What the attribute says beyond that. */
    static String without(MarkupReader.Attribute attribute, List<MarkupReader.Attribute> track) {
        Optional<Locale> language = track.stream()
                .filter(each -> each.name().equals("srclang"))
                .map(each -> Locale.forLanguageTag(each.value()))
                .filter(TrackLanguage::isKnown)
                .findFirst();
        String value = attribute.name().equals("src") ? PercentEncoding.decode(attribute.value()) : attribute.value();
        if (language.isEmpty()) {
            return value;
        }
        return switch (attribute.name()) {
            case "srclang" -> value.replaceFirst("^[A-Za-z]{2,3}(?![A-Za-z0-9])", "");
            case "label" -> {
                String name = language.get().getDisplayName(Locale.ENGLISH);
                yield value.startsWith(name) ? value.substring(name.length()) : value;
            }
            default -> value;
        };
    }

    private static boolean isKnown(Locale locale) {
        return !locale.getLanguage().isEmpty()
                && !locale.getDisplayLanguage(Locale.ENGLISH).equals(locale.getLanguage());
    }
}

package org.posterity.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What of a post changed since the accession before, in words. */
final class ChangeInWords {
    private static final Map<String, String> DETAILS = Map.of(
            "reply-to", "what it answers",
            "fields", "other fields",
            "media", "media added",
            "better-copy", "a better copy of a damaged file added",
            "deleted", "deleted by the creator");

    private ChangeInWords() {}

    static String details(List<String> names) {
        return names.stream().map(name -> DETAILS.getOrDefault(name, name)).collect(Collectors.joining(", "));
    }
}

package org.posterity.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.posterity.record.PostChange;

/** How a post differs from the accession before, in words. */
public final class ChangeInWords {
    private static final Map<String, String> DETAILS = Map.of(
            "reply-to", "what it answers",
            "fields", "other fields",
            "media", "media added",
            "better-copy", "a better copy of a damaged file added",
            "deleted", "deleted by the creator");

    private ChangeInWords() {}

    /** In which way it differs. */
    public static String what(PostChange.Kind kind) {
        return switch (kind) {
            case APPEARED -> "new";
            case SELECTED -> "not selected before";
            case CHANGED -> "changed";
            case VANISHED -> "no longer listed";
            case REAPPEARED -> "listed again";
        };
    }

    static String details(List<String> names) {
        return names.stream().map(name -> DETAILS.getOrDefault(name, name)).collect(Collectors.joining(", "));
    }
}

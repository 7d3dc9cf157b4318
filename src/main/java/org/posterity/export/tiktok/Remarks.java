package org.posterity.export.tiktok;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.posterity.export.json.JsonPlace;
import org.posterity.model.Finding;

/** What was noticed about values while reading an export, counted by kind and path. */
final class Remarks {
    /** What can be noticed. */
    enum Kind {
        DATE_WITHOUT_ZONE(
                "date-without-zone",
                "dates have no time zone and are not known to be UTC; those of posts were read as UTC."),
        DATE_NOT_UNDERSTOOD("date-not-understood", "values are not dates in a known format."),
        REPEATED_KEY(
                "repeated-key",
                "keys occur twice in one object; all were counted and read. In a post or the profile the "
                        + "last value counts, and"
                        + " contradicting ones about date or visibility count as unknown."),
        COUNT_NOT_UNDERSTOOD(
                "count-not-understood",
                "values should be whole numbers but are not; they were kept as they are, and not used as counts."),
        VISIBILITY_NOT_UNDERSTOOD(
                "visibility-not-understood", "posts have an unknown visibility; they were treated as not public."),
        TOO_LONG("value-too-long", "values are longer than any real one, and were not kept."),
        MOJIBAKE("mojibake", "texts look like UTF-8 read as Latin-1; they were kept as they are.");

        private final String code;
        private final String words;

        Kind(String code, String words) {
            this.code = code;
            this.words = words;
        }
    }

    private final Map<Kind, Map<JsonPlace, Long>> counts = new EnumMap<>(Kind.class);

    void note(Kind kind, JsonPlace place, long times) {
        if (times > 0) {
            counts.computeIfAbsent(kind, k -> new HashMap<>()).merge(place, times, Long::sum);
        }
    }

    /** One finding for each kind and path. {@code file} names the place if the path is the whole export. */
    List<Finding> findings(String file) {
        List<Finding> findings = new ArrayList<>();
        counts.forEach((kind, byPlace) -> {
            Map<String, Long> byPath = new TreeMap<>();
            byPlace.forEach((place, times) -> byPath.merge(place.isRoot() ? file : place.path(), times, Long::sum));
            byPath.forEach((path, times) -> findings.add(new Finding(kind.code, path, times + " " + kind.words)));
        });
        return findings;
    }
}

package org.posterity.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.model.Finding;
import org.posterity.privacy.text.TextPattern;
import org.posterity.privacy.text.TextScreen;

/** Contact data that the selection policy keeps and reports: in how many texts, and where the first ones are. */
final class Flags {
    private static final int MOST_NAMED = 20;

    private final SortedMap<Place, Found> found = new TreeMap<>();

    private record Place(String path, TextPattern pattern) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byPath = path.compareTo(other.path);
            return byPath != 0 ? byPath : pattern.compareTo(other.pattern);
        }
    }

    private static final class Found {
        private final List<String> dates = new ArrayList<>();
        private long texts;
    }

    /**
     * Notes what is flagged in a text.
     *
     * @param path the path of the text in the export, or a description
     * @param date the date of the post or item, to find it again; may be empty
     */
    void note(TextScreen.Screened text, String path, String date) {
        for (TextPattern pattern : text.flagged()) {
            Found at = found.computeIfAbsent(new Place(path, pattern), place -> new Found());
            at.texts++;
            if (!date.isEmpty() && at.dates.size() < MOST_NAMED) {
                at.dates.add(date);
            }
        }
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        found.forEach((place, at) -> findings.add(new Finding("contact-data-in-text", place.path(), words(place, at))));
        return findings;
    }

    private static String words(Place place, Found at) {
        StringBuilder words = new StringBuilder(place.pattern().words())
                .append(": ")
                .append(at.texts == 1 ? "1 text here seems" : at.texts + " texts here seem")
                .append(" to contain one. Kept, by the selection policy; please check.");
        if (!at.dates.isEmpty()) {
            words.append(" Dated ").append(String.join(", ", at.dates));
            words.append(at.texts > at.dates.size() ? " and others." : ".");
        }
        return words.toString();
    }
}

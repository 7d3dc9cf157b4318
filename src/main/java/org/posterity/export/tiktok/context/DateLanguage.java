package org.posterity.export.tiktok.context;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The languages that a table's dates can be in. A word may name different months in different languages ({@code listopad}),
 * but a table is in one language, which its other dates and its headings show.
 */
final class DateLanguage {
    private final Set<String> languages;

    /** @param hinted the languages of the headings: preferred if they know all the dates */
    DateLanguage(Collection<WordDate> dates, Set<String> hinted) {
        Set<String> common = null;
        Set<String> any = new HashSet<>();
        for (WordDate date : dates) {
            Set<String> known = date.languages();
            any.addAll(known);
            if (!known.isEmpty() && common == null) {
                common = new HashSet<>(known);
            } else if (!known.isEmpty()) {
                common.retainAll(known);
            }
        }
        Set<String> left = common == null || common.isEmpty() ? any : common;
        Set<String> preferred = new HashSet<>(left);
        preferred.retainAll(hinted);
        this.languages = preferred.isEmpty() ? left : preferred;
    }

    /** The months that the date can have; usually one. */
    Set<Integer> months(WordDate date) {
        return date.monthsIn(languages);
    }
}

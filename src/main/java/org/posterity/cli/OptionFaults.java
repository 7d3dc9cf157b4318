package org.posterity.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is wrong with the options of a command, each with the name of its option; told all at once. Values are not repeated. */
final class OptionFaults {
    private final Set<String> missing = new LinkedHashSet<>();
    private final Map<String, List<String>> wrong = new LinkedHashMap<>();
    private final Set<String> hints = new LinkedHashSet<>();

    void missing(String option) {
        missing.add(option);
    }

    void add(String option, String words) {
        wrong.computeIfAbsent(option, name -> new ArrayList<>()).add(words);
    }

    /** Adds a sentence that is told once, after all faults. */
    void hint(String words) {
        hints.add(words);
    }

    boolean names(String option) {
        return missing.contains(option) || wrong.containsKey(option);
    }

    boolean isEmpty() {
        return missing.isEmpty() && wrong.isEmpty();
    }

    /** @throws IllegalArgumentException that names every fault, when there is one */
    void stopIfAny() {
        if (isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of("Nothing was written, because of this:"));
        if (!missing.isEmpty()) {
            lines.add("  Missing: " + String.join(", ", missing) + ".");
        }
        wrong.forEach((option, faults) -> faults.forEach(fault -> lines.add("  " + option + ": " + fault)));
        lines.addAll(hints);
        throw new IllegalArgumentException(String.join("\n", lines));
    }

    /** A day; empty with a fault when it is none. */
    Optional<LocalDate> day(String option, String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            add(option, "This is not a day of the calendar. Write year-month-day, as 2026-01-31.");
            return Optional.empty();
        }
    }

    /** Those of the words that are allowed; the others have a fault with their position. No words are allowed: any is. */
    List<String> words(String option, List<String> words, List<String> allowed) {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).strip();
            if (allowed.isEmpty() || allowed.contains(word)) {
                known.add(word);
            } else {
                String which = words.size() == 1 ? "This" : "Word " + (i + 1);
                add(option, which + " is none of those that there are: " + String.join(", ", allowed) + ".");
            }
        }
        return known;
    }
}

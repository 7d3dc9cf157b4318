package org.posterity.privacy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.posterity.model.Category;

/** The words of one entry of the selection policy. What cannot be read becomes a fault, and the answer is empty. */
final class TableLine {
    private static final String EVERY_TREATMENT = "keep, pseudonymise, aggregate, leave-out";

    private final YamlValue value;
    private final Map<String, YamlValue> words;
    private final TableFaults faults;

    /** @param known the words that an entry of this kind may have */
    TableLine(YamlValue value, List<String> known, TableFaults faults) {
        this.value = value;
        this.words = entries(value, faults);
        this.faults = faults;
        words.forEach((name, word) -> {
            if (!known.contains(name)) {
                faults.add(
                        word,
                        "Nobody knows this word here.",
                        "Correct its spelling or take it out. Known here: " + String.join(", ", known) + ".");
            }
        });
    }

    /** What stands in a group; a fault and nothing when the value is no group. */
    static Map<String, YamlValue> entries(YamlValue value, TableFaults faults) {
        if (value instanceof YamlValue.Group group) {
            return group.entries();
        }
        faults.add(
                value,
                "Indented lines belong below this, each a name, a colon and a value.",
                "Look at the shipped table for an example.");
        return Map.of();
    }

    /** A sentence that must be there. */
    String needed(String name, String meaning) {
        Optional<String> text = text(name);
        if (text.isEmpty() && !words.containsKey(name)) {
            missing(name, meaning);
        }
        return text.orElse("");
    }

    Optional<String> text(String name) {
        YamlValue found = words.get(name);
        if (found == null) {
            return Optional.empty();
        }
        if (found instanceof YamlValue.Text text) {
            return Optional.of(text.text().strip());
        }
        faults.add(
                found,
                found instanceof YamlValue.Nothing ? "Nothing stands here." : "This must be text.",
                "Write a word or a sentence (where it looks like a number, in quotation marks).");
        return Optional.empty();
    }

    boolean has(String name) {
        return words.containsKey(name);
    }

    /** The place of a word, or of the entry where the word is missing. */
    YamlValue place(String name) {
        return words.getOrDefault(name, value);
    }

    Optional<Treatment> treatment(String name) {
        if (!words.containsKey(name)) {
            missing(name, "One of: " + EVERY_TREATMENT + ".");
        }
        Optional<String> word = text(name);
        Optional<Treatment> treatment = word.flatMap(Treatment::parse);
        if (word.isPresent() && treatment.isEmpty()) {
            faults.add(place(name), "This is no treatment.", "Write one of: " + EVERY_TREATMENT + ".");
        }
        return treatment;
    }

    /** The treatment, refused where a category cannot have it. */
    Optional<Treatment> treatment(String name, Category category) {
        return treatment(name, Set.of(category));
    }

    Optional<Treatment> treatment(String name, Set<Category> categories) {
        Optional<Treatment> treatment = treatment(name);
        List<Category> impossible = categories.stream()
                .filter(category -> treatment.isPresent()
                        && !PossibleTreatments.of(category).contains(treatment.get()))
                .toList();
        if (!impossible.isEmpty()) {
            faults.add(
                    place(name),
                    "The treatment " + treatment.get().id() + " is not possible for "
                            + impossible.stream().map(Category::id).collect(Collectors.joining(", ")) + ".",
                    impossible.stream().map(PossibleTreatments::words).collect(Collectors.joining(" ")));
        }
        return treatment.filter(it -> impossible.isEmpty());
    }

    /** A list of categories, of which there must be one at least. */
    Set<Category> categories(String name) {
        Set<Category> categories = new LinkedHashSet<>();
        if (!words.containsKey(name)) {
            missing(name, "Write the categories in square brackets, with commas.");
        } else if (words.get(name) instanceof YamlValue.Items items
                && !items.values().isEmpty()) {
            items.values()
                    .forEach(item -> category(item).ifPresent(category -> {
                        if (!categories.add(category)) {
                            faults.add(item, "This category is named twice.", "Name it once.");
                        }
                    }));
        } else {
            faults.add(words.get(name), "No categories are named here.", "Write them in square brackets, with commas.");
        }
        return categories;
    }

    private Optional<Category> category(YamlValue item) {
        Optional<Category> category =
                item instanceof YamlValue.Text text ? Category.parse(text.text().strip()) : Optional.empty();
        if (category.isEmpty()) {
            faults.add(item, "There is no such category.", SelectionPolicyYaml.EVERY_CATEGORY);
        }
        return category;
    }

    private void missing(String name, String meaning) {
        faults.add(value, "The word " + name + " is missing here.", meaning);
    }
}

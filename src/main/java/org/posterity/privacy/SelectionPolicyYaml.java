package org.posterity.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.posterity.characterisation.MediaDescription;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.privacy.text.SoundMakers;
import org.posterity.privacy.text.TextPattern;

/** Reads {@code selection.yaml}. Whatever is wrong with it is told at once, and stops the program. */
final class SelectionPolicyYaml {
    static final String EVERY_CATEGORY =
            "There are: " + Arrays.stream(Category.values()).map(Category::id).collect(Collectors.joining(", ")) + ".";

    private static final String TREATMENT = "treatment";
    private static final String IF_CHOSEN = "if-chosen";
    private static final String REASON = "reason";
    private static final String SOUND_MAKERS = "sound-makers";
    private static final String A_SENTENCE = "Write one sentence; it stands in the ledgers.";
    private static final List<String> PARTS = List.of("categories", "law", "texts", SOUND_MAKERS, "embedded");
    private static final List<String> OF_A_CATEGORY = List.of(TREATMENT, IF_CHOSEN, "legal", REASON);
    private static final List<String> OF_A_LAW = List.of("when", "provision", "categories", TREATMENT, REASON);

    private final TableFaults faults = new TableFaults();
    private SoundMakers soundMakers = SoundMakers.PSEUDONYMISE;

    private SelectionPolicyYaml() {}

    static SelectionPolicy read(byte[] yaml) {
        return new SelectionPolicyYaml().table(yaml);
    }

    private SelectionPolicy table(byte[] yaml) {
        Optional<YamlValue> root = YamlReading.read(yaml, faults);
        if (root.isEmpty() && faults.isEmpty()) {
            faults.add("", 1, "There is nothing in it.", "Begin with the shipped table.");
        }
        Map<Category, SelectionRule> rules = new EnumMap<>(Category.class);
        List<LawRule> laws = new ArrayList<>();
        Map<TextPattern, TextPattern.Handling> texts = new EnumMap<>(TextPattern.class);
        Set<String> embedded = new HashSet<>();
        root.filter(this::isGroup).ifPresent(value -> {
            TableLine parts = new TableLine(value, PARTS, faults);
            categories(parts, rules);
            if (!parts.has("law")) {
                faults.add(
                        value,
                        "The part law is missing, so that nothing would protect minors.",
                        "Put the shipped part back. Where no rule of law shall count, write law: {}");
            }
            part(parts, "law").forEach((id, law) -> law(id, law).ifPresent(laws::add));
            part(parts, "texts").forEach((name, handling) -> text(name, handling, texts));
            soundMakers(parts).ifPresent(found -> soundMakers = found);
            part(parts, "embedded").forEach((kind, treatment) -> embedded(kind, treatment, embedded));
        });
        faults.stopIfAny();
        return new SelectionPolicy(rules, laws, texts, soundMakers, embedded, Digest.sha256(yaml));
    }

    private boolean isGroup(YamlValue value) {
        TableLine.entries(value, faults);
        return value instanceof YamlValue.Group;
    }

    /** A part that may be missing, or be a heading with nothing below it. */
    private Map<String, YamlValue> part(TableLine parts, String name) {
        return !parts.has(name) || parts.place(name) instanceof YamlValue.Nothing
                ? Map.of()
                : TableLine.entries(parts.place(name), faults);
    }

    private void categories(TableLine parts, Map<Category, SelectionRule> rules) {
        Map<String, YamlValue> entries = part(parts, "categories");
        YamlValue place = parts.place("categories");
        if (entries.isEmpty() && (place instanceof YamlValue.Group || place instanceof YamlValue.Nothing)) {
            faults.add(place, "There are no categories, so nothing could be kept.", EVERY_CATEGORY);
        }
        entries.forEach((name, entry) -> {
            Optional<Category> category = Category.parse(name);
            if (category.isEmpty()) {
                faults.add(entry, "There is no such category.", EVERY_CATEGORY);
            }
            category.flatMap(it -> rule(it, entry)).ifPresent(rule -> rules.put(category.get(), rule));
        });
    }

    private Optional<SelectionRule> rule(Category category, YamlValue entry) {
        if (!isGroup(entry)) {
            return Optional.empty();
        }
        TableLine line = new TableLine(entry, OF_A_CATEGORY, faults);
        Optional<Treatment> treatment = line.treatment(TREATMENT, category);
        Optional<Treatment> ifChosen = line.has(IF_CHOSEN) ? line.treatment(IF_CHOSEN, category) : Optional.empty();
        if (line.has(IF_CHOSEN)
                && treatment.filter(it -> it != Treatment.LEAVE_OUT).isPresent()) {
            faults.add(
                    line.place(IF_CHOSEN),
                    "if-chosen has a meaning beside leave-out only.",
                    "Take it out, or make the treatment leave-out.");
        }
        Optional<String> legal = line.text("legal");
        String reason = line.needed(REASON, A_SENTENCE);
        return treatment.map(it -> new SelectionRule(it, ifChosen, legal, reason));
    }

    private Optional<LawRule> law(String id, YamlValue entry) {
        if (!id.matches("[a-z0-9-]+")) {
            faults.add(entry, "The name of a rule of law is made of a to z, digits and hyphens.", "Rename it.");
        }
        if (!isGroup(entry)) {
            return Optional.empty();
        }
        TableLine line = new TableLine(entry, OF_A_LAW, faults);
        String when = line.needed("when", "Write always or minor.");
        if (!when.isEmpty() && !List.of("always", "minor").contains(when)) {
            faults.add(line.place("when"), "Nobody knows this word here.", "Write always or minor.");
        }
        Set<Category> categories = line.categories("categories");
        Optional<Treatment> treatment = line.treatment(TREATMENT, categories);
        Optional<String> provision = line.text("provision");
        String reason = line.needed(REASON, A_SENTENCE);
        return treatment.map(it -> new LawRule(id, when.equals("minor"), categories, it, provision, reason));
    }

    private void text(String name, YamlValue value, Map<TextPattern, TextPattern.Handling> texts) {
        Optional<TextPattern> pattern = TextPattern.parse(name);
        if (pattern.isEmpty()) {
            faults.add(
                    value,
                    "There is no such pattern of texts.",
                    "There are: "
                            + Arrays.stream(TextPattern.values())
                                    .map(TextPattern::id)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        Optional<TextPattern.Handling> handling = Arrays.stream(TextPattern.Handling.values())
                .filter(it -> value instanceof YamlValue.Text text
                        && it.name().equals(text.text().strip().toUpperCase(Locale.ROOT)))
                .findFirst();
        if (handling.isEmpty()) {
            faults.add(value, "This cannot be done with it.", "Write mask, flag or keep.");
        }
        pattern.ifPresent(it -> handling.ifPresent(how -> texts.put(it, how)));
    }

    private Optional<SoundMakers> soundMakers(TableLine parts) {
        Optional<String> word = parts.text(SOUND_MAKERS);
        Optional<SoundMakers> found = word.flatMap(written -> Arrays.stream(SoundMakers.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(written))
                .findFirst());
        if (word.isPresent() && found.isEmpty()) {
            faults.add(parts.place(SOUND_MAKERS), "This cannot be done with them.", "Write keep or pseudonymise.");
        }
        return found;
    }

    private void embedded(String kind, YamlValue value, Set<String> leftOut) {
        if (!MediaDescription.PERSONAL_KINDS.contains(kind)) {
            faults.add(
                    value,
                    "There is no such kind of embedded metadata.",
                    "There are: " + String.join(", ", MediaDescription.PERSONAL_KINDS) + ".");
        }
        Optional<Treatment> treatment = value instanceof YamlValue.Text text
                ? Treatment.parse(text.text().strip())
                : Optional.empty();
        if (treatment.filter(Treatment.LEAVE_OUT::equals).isPresent()) {
            leftOut.add(kind);
        } else if (treatment.filter(Treatment.KEEP::equals).isEmpty()) {
            faults.add(value, "This cannot be done with it.", "Write keep or leave-out.");
        }
    }
}

package org.posterity.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.characterisation.MediaDescription;
import org.posterity.located.Document;
import org.posterity.located.Faults;
import org.posterity.located.Syntax;
import org.posterity.located.Value;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.TerminalFailure;
import org.posterity.privacy.text.SoundMakers;
import org.posterity.privacy.text.TextPattern;

/**
 * Reads {@code selection.yaml}. All mistakes are reported at once and stop the program: a skipped line would be a rule that
 * is not applied.
 */
final class SelectionPolicyYaml {
    private static final String EVERY_CATEGORY = all(Category.values(), Category::id);
    private static final String A_TREATMENT = "Choose one of: "
            + Arrays.stream(Treatment.values()).map(Treatment::id).collect(Collectors.joining(", ")) + ".";
    private static final String A_SENTENCE = "Write one sentence, for the ledgers.";
    private static final String UNKNOWN = "This name is unknown here.";
    private static final String IMPOSSIBLE = "This treatment is not possible here.";
    private static final String TREATMENT = "treatment";
    private static final String IF_CHOSEN = "if-chosen";
    private static final String REASON = "reason";
    private static final List<String> PARTS = List.of("categories", "law", "texts", "sound-makers", "embedded");
    private static final List<String> OF_A_CATEGORY = List.of(TREATMENT, IF_CHOSEN, "legal", REASON);
    private static final List<String> OF_A_LAW = List.of("when", "provision", "categories", TREATMENT, REASON);

    private final Map<Category, SelectionRule> rules = new EnumMap<>(Category.class);
    private final List<LawRule> laws = new ArrayList<>();
    private final Map<TextPattern, TextPattern.Handling> texts = new EnumMap<>(TextPattern.class);
    private final Set<String> embedded = new HashSet<>();
    private SoundMakers soundMakers = SoundMakers.PSEUDONYMISE;

    private SelectionPolicyYaml() {}

    static SelectionPolicy read(byte[] yaml) {
        Faults faults = new Faults();
        SelectionPolicyYaml table = new SelectionPolicyYaml();
        Document.read(yaml, Syntax.YAML, key -> true, "Start from the shipped selection.yaml.", faults)
                .map(document -> document.value().group())
                .ifPresent(table::table);
        if (!faults.isEmpty()) {
            int count = faults.inOrder().size();
            throw new TerminalFailure(faults.told("selection.yaml has " + (count == 1 ? "a fault" : count + " faults")
                    + ", so nothing is taken in:"));
        }
        return new SelectionPolicy(
                table.rules, table.laws, table.texts, table.soundMakers, table.embedded, Digest.sha256(yaml));
    }

    private void table(Value table) {
        table.entries(PARTS);
        if (!table.has("law")) {
            table.at("law")
                    .fault(
                            "The part law is missing, so nothing would protect minors.",
                            "Put the shipped part back. If no rule of law is to apply, write law: {}");
        }
        Map<String, Value> categories = part(table.at("categories"));
        if (categories.isEmpty()) {
            table.at("categories")
                    .faultUnlessItFollows("There are no categories, so nothing could be kept.", EVERY_CATEGORY);
        }
        categories.forEach(this::category);
        part(table.at("law")).forEach(this::law);
        part(table.at("texts")).forEach(this::text);
        part(table.at("embedded")).forEach(this::embedded);
        table.at("sound-makers")
                .word(
                        lowercase(SoundMakers.values()),
                        "This treatment is not possible here.",
                        "Write keep or " + "pseudonymise.")
                .ifPresent(found -> soundMakers = found);
    }

    /** A part that may be missing, or a heading with nothing below it. */
    private static Map<String, Value> part(Value part) {
        return part.isMissing() || part.isNothing() ? Map.of() : part.entries();
    }

    private void category(String name, Value entry) {
        Optional<Category> category = Category.parse(name);
        if (category.isEmpty()) {
            entry.fault("There is no such category.", EVERY_CATEGORY);
            return;
        }
        Value line = entry.group();
        line.entries(OF_A_CATEGORY);
        Optional<Treatment> treatment = treatment(line, Set.of(category.get()), TREATMENT);
        Optional<Treatment> ifChosen =
                line.has(IF_CHOSEN) ? treatment(line, Set.of(category.get()), IF_CHOSEN) : Optional.empty();
        if (line.has(IF_CHOSEN)
                && treatment.filter(it -> it != Treatment.LEAVE_OUT).isPresent()) {
            line.at(IF_CHOSEN)
                    .fault(
                            "if-chosen only makes sense together with leave-out.",
                            "Remove it, or change the treatment to leave-out.");
        }
        Optional<String> legal = line.at("legal").text();
        String reason = line.needed(REASON, Value::text, A_SENTENCE);
        treatment.ifPresent(it -> rules.put(category.get(), new SelectionRule(it, ifChosen, legal, reason)));
    }

    private void law(String id, Value entry) {
        if (!id.matches("[a-z0-9-]+")) {
            entry.fault("The name of a rule of law consists of a to z, digits and hyphens.", "Rename it.");
        }
        Value line = entry.group();
        line.entries(OF_A_LAW);
        String when = line.needed(
                "when",
                value -> value.word(
                        text -> Stream.of("always", "minor")
                                .filter(text::equals)
                                .findFirst(),
                        UNKNOWN,
                        "Write always or minor."),
                "Write always or minor.");
        Set<Category> categories = categories(line.at("categories"));
        Optional<Treatment> treatment = treatment(line, categories, TREATMENT);
        Optional<String> provision = line.at("provision").text();
        String reason = line.needed(REASON, Value::text, A_SENTENCE);
        treatment.ifPresent(it -> laws.add(new LawRule(id, "minor".equals(when), categories, it, provision, reason)));
    }

    /** A list of at least one category. */
    private static Set<Category> categories(Value list) {
        Set<Category> categories = new LinkedHashSet<>();
        for (Value item : list.elements()) {
            item.word(Category::parse, "There is no such category.", EVERY_CATEGORY)
                    .filter(category -> !categories.add(category))
                    .ifPresent(category -> item.fault("This category is named twice.", "Name it once."));
        }
        if (categories.isEmpty()) {
            list.faultUnlessItFollows(
                    "No categories are named here.", "Write them in square brackets, " + "separated by commas.");
        }
        return categories;
    }

    /** The treatment; refused if it is not possible for one of the categories. */
    private static Optional<Treatment> treatment(Value line, Set<Category> categories, String key) {
        Optional<Treatment> treatment = Optional.ofNullable(line.needed(
                key, value -> value.word(Treatment::parse, "This is not a treatment.", A_TREATMENT), A_TREATMENT));
        List<Category> impossible = categories.stream()
                .filter(category -> treatment.isPresent()
                        && !PossibleTreatments.of(category).contains(treatment.get()))
                .toList();
        if (!impossible.isEmpty()) {
            line.at(key)
                    .fault(
                            "The treatment " + treatment.get().id() + " is not possible for "
                                    + impossible.stream().map(Category::id).collect(Collectors.joining(", ")) + ".",
                            impossible.stream().map(PossibleTreatments::words).collect(Collectors.joining(" ")));
        }
        return treatment.filter(it -> impossible.isEmpty());
    }

    private void text(String name, Value value) {
        Optional<TextPattern> pattern = TextPattern.parse(name);
        if (pattern.isEmpty()) {
            value.fault("There is no such pattern.", all(TextPattern.values(), TextPattern::id));
            return;
        }
        value.word(lowercase(TextPattern.Handling.values()), IMPOSSIBLE, "Write mask, flag or keep.")
                .ifPresent(handling -> texts.put(pattern.get(), handling));
    }

    private void embedded(String kind, Value value) {
        if (!MediaDescription.PERSONAL_KINDS.contains(kind)) {
            value.fault(
                    "There is no such kind of embedded metadata.",
                    "Choose one of: " + String.join(", ", MediaDescription.PERSONAL_KINDS) + ".");
            return;
        }
        value.word(
                        text -> Treatment.parse(text).filter(it -> it == Treatment.KEEP || it == Treatment.LEAVE_OUT),
                        IMPOSSIBLE,
                        "Write keep or leave-out.")
                .filter(Treatment.LEAVE_OUT::equals)
                .ifPresent(leaveOut -> embedded.add(kind));
    }

    private static <E extends Enum<E>> Function<String, Optional<E>> lowercase(E[] words) {
        return text -> Arrays.stream(words)
                .filter(word -> word.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static <E> String all(E[] values, Function<E, String> id) {
        return "Choose one of: " + Arrays.stream(values).map(id).collect(Collectors.joining(", ")) + ".";
    }
}

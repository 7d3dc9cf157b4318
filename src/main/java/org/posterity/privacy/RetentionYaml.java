package org.posterity.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.characterisation.MediaDescription;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.TerminalFailure;
import org.posterity.privacy.text.TextPattern;

/** Reads {@code retention.yaml}. What is misspelt stops the program: a line that is passed over would be a rule not kept. */
final class RetentionYaml {
    private static final String TREATMENT = "treatment";
    private static final String REASON = "reason";
    private static final Set<String> PARTS = Set.of("categories", "law", "texts", "embedded");
    private static final Set<String> OF_A_CATEGORY = Set.of(TREATMENT, "if-chosen", "legal", REASON);
    private static final Set<String> OF_A_LAW = Set.of("when", "provision", "categories", TREATMENT, REASON);

    /** A category named twice is a mistake: which of its treatments was meant must not be guessed. */
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RetentionYaml() {}

    static RetentionTable read(byte[] yaml) {
        JsonNode table = parse(yaml);
        only(PARTS, table, "the table");
        Map<Category, RetentionRule> rules = new EnumMap<>(Category.class);
        table.path("categories")
                .properties()
                .forEach(entry -> rules.put(category(entry.getKey()), rule(entry.getKey(), entry.getValue())));
        if (rules.isEmpty()) {
            throw new TerminalFailure("retention.yaml has no categories; nothing could be kept.");
        }
        List<LawRule> laws = new ArrayList<>();
        table.path("law").properties().forEach(entry -> laws.add(law(entry.getKey(), entry.getValue())));
        Map<TextPattern, TextPattern.Handling> texts = new EnumMap<>(TextPattern.class);
        table.path("texts")
                .properties()
                .forEach(entry -> texts.put(
                        pattern(entry.getKey()),
                        handling(entry.getKey(), entry.getValue().asText())));
        return new RetentionTable(rules, laws, texts, embedded(table.path("embedded")), Digest.sha256(yaml));
    }

    private static JsonNode parse(byte[] yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new TerminalFailure(
                    "retention.yaml is not well-formed YAML, or names something twice" + place(e) + ".", e);
        }
    }

    private static String place(IOException failure) {
        return failure instanceof JsonProcessingException it && it.getLocation() != null
                ? ", near line " + it.getLocation().getLineNr()
                : "";
    }

    private static RetentionRule rule(String name, JsonNode line) {
        only(OF_A_CATEGORY, line, name);
        Treatment treatment = treatment(name, line.path(TREATMENT).asText());
        Optional<Treatment> ifChosen = text(line, "if-chosen").map(word -> treatment(name, word));
        if (ifChosen.isPresent() && treatment != Treatment.LEAVE_OUT) {
            throw new TerminalFailure("retention.yaml: if-chosen of " + name + " stands beside " + treatment.id()
                    + "; it has a meaning beside leave-out only.");
        }
        return new RetentionRule(
                treatment, ifChosen, text(line, "legal"), line.path(REASON).asText(""));
    }

    private static LawRule law(String id, JsonNode line) {
        only(OF_A_LAW, line, "law " + id);
        if (!id.matches("[a-z0-9-]+")) {
            throw new TerminalFailure("retention.yaml: the name of a law rule is made of a to z, digits and hyphens.");
        }
        Set<Category> categories = EnumSet.noneOf(Category.class);
        line.path("categories").forEach(name -> categories.add(category(name.asText())));
        if (categories.isEmpty()) {
            throw new TerminalFailure("retention.yaml: the law rule " + id + " names no categories.");
        }
        return new LawRule(
                id,
                onlyOfMinors(id, line.path("when").asText("")),
                categories,
                treatment("law " + id, line.path(TREATMENT).asText()),
                text(line, "provision"),
                line.path(REASON).asText(""));
    }

    private static boolean onlyOfMinors(String id, String when) {
        return switch (when) {
            case "minor" -> true;
            case "always" -> false;
            default ->
                throw new TerminalFailure(
                        "retention.yaml: \"when\" of the law rule " + id + " must be always or minor.");
        };
    }

    private static Set<String> embedded(JsonNode lines) {
        Set<String> leftOut = new HashSet<>();
        lines.properties().forEach(entry -> {
            if (!MediaDescription.PERSONAL_KINDS.contains(entry.getKey())) {
                throw new TerminalFailure("retention.yaml: there is no kind of embedded metadata " + entry.getKey()
                        + "; there are " + String.join(", ", MediaDescription.PERSONAL_KINDS) + ".");
            }
            Treatment treatment = treatment(entry.getKey(), entry.getValue().asText());
            if (treatment == Treatment.LEAVE_OUT) {
                leftOut.add(entry.getKey());
            } else if (treatment != Treatment.KEEP) {
                throw new TerminalFailure("retention.yaml: embedded " + entry.getKey() + " must be keep or leave-out.");
            }
        });
        return leftOut;
    }

    /** A misspelt word is a mistake, not a comment. */
    private static void only(Set<String> known, JsonNode lines, String where) {
        lines.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new TerminalFailure("retention.yaml: nobody knows the word " + name + " in " + where + ".");
            }
        });
    }

    private static Category category(String name) {
        return Category.parse(name)
                .orElseThrow(() -> new TerminalFailure("retention.yaml: there is no category " + name + "."));
    }

    private static TextPattern pattern(String name) {
        return TextPattern.parse(name)
                .orElseThrow(() -> new TerminalFailure("retention.yaml: there is no pattern of texts " + name + "."));
    }

    private static TextPattern.Handling handling(String pattern, String word) {
        try {
            return TextPattern.Handling.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new TerminalFailure("retention.yaml: " + pattern + " must be mask, flag or keep.");
        }
    }

    private static Treatment treatment(String where, String word) {
        return Treatment.parse(word)
                .orElseThrow(() -> new TerminalFailure("retention.yaml: the treatment of " + where
                        + " must be keep, pseudonymise, aggregate or leave-out."));
    }

    private static Optional<String> text(JsonNode line, String name) {
        return line.has(name) ? Optional.of(line.path(name).asText()) : Optional.empty();
    }
}

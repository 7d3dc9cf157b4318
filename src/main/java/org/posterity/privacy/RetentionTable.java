package org.posterity.privacy;

import static org.posterity.privacy.Clause.Keeping.COUNTED;
import static org.posterity.privacy.Clause.Keeping.KEPT;
import static org.posterity.privacy.Clause.Keeping.LEFT_OUT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.posterity.consent.ConsentTerms;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.TerminalFailure;

/** The institution's table ({@code config/retention.yaml}): category → treatment and reason. */
public final class RetentionTable {
    private static final Map<String, String> OTHER_RULES = Map.of(
            "personal-field", "Contact data, devices, payments, birth date and the like are never kept.",
            "unexpected-shape", "The field does not have the form it is known to have.",
            "no-value", "The field is empty, or holds nothing that could be kept.",
            "heading",
                    "A heading of the export, or an empty section; what lies below it is accounted for line by line.",
            "no-category", "The section belongs to no category that consent could name.",
            "accepted-structure", "Structure that is new to this version; the archive's curator has seen it.",
            "not-kept-by-this-version", "Allowed, but this version of Posterity does not keep it yet.");

    /** Posts and their media are kept one by one or not at all: a number of them per year says less than the ledger does. */
    private static final Set<Category> NEVER_COUNTED = EnumSet.of(
            Category.POSTS, Category.NON_PUBLIC_POSTS, Category.DELETED_POSTS, Category.MEDIA, Category.PROFILE);
    /** A category named twice is a mistake: which of its treatments was meant must not be guessed. */
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<Category, Rule> rules;
    private final Digest digest;

    private RetentionTable(Map<Category, Rule> rules, Digest digest) {
        this.rules = rules;
        this.digest = digest;
    }

    private record Rule(Treatment treatment, String reason) {}

    /** Reads the table; a mistake in it stops the program, since guessing would keep what must not be kept. */
    public static RetentionTable parse(byte[] yaml) {
        Map<Category, Rule> rules = new EnumMap<>(Category.class);
        try {
            JsonNode categories = YAML.readTree(yaml).path("categories");
            for (Map.Entry<String, JsonNode> entry : categories.properties()) {
                Category category = Category.parse(entry.getKey())
                        .orElseThrow(() ->
                                new TerminalFailure("retention.yaml: there is no category " + entry.getKey() + "."));
                rules.put(
                        category,
                        new Rule(
                                treatment(
                                        entry.getKey(),
                                        entry.getValue().path("treatment").asText()),
                                entry.getValue().path("reason").asText("")));
            }
        } catch (IOException e) {
            throw new TerminalFailure(
                    "retention.yaml is not well-formed YAML, or names something twice" + place(e) + ".", e);
        }
        if (rules.isEmpty()) {
            throw new TerminalFailure("retention.yaml has no categories; nothing could be kept.");
        }
        return new RetentionTable(rules, Digest.sha256(yaml));
    }

    private static String place(IOException failure) {
        return failure instanceof JsonProcessingException it && it.getLocation() != null
                ? ", near line " + it.getLocation().getLineNr()
                : "";
    }

    private static Treatment treatment(String category, String word) {
        try {
            return Treatment.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new TerminalFailure("retention.yaml: the treatment of " + category
                    + " must be keep, pseudonymise, aggregate or leave-out.");
        }
    }

    /** sha256 of the table as it was read. */
    public Digest digest() {
        return digest;
    }

    /** Why something is left out by a clause or rule, in a sentence. */
    public String reasonFor(String rule) {
        if (rule.startsWith("retention:")) {
            return Category.parse(rule.substring("retention:".length()))
                    .map(rules::get)
                    .map(Rule::reason)
                    .orElse("The retention table does not name this category.");
        }
        if (rule.startsWith("consent:")) {
            return "The donor's consent does not name the category " + rule.substring("consent:".length()) + ".";
        }
        return OTHER_RULES.getOrDefault(rule, "");
    }

    /** What the table alone says of a category, before any donor is asked. */
    public Treatment treatment(Category category) {
        Rule rule = rules.get(category);
        return rule != null && isPossible(category, rule.treatment()) ? rule.treatment() : Treatment.LEAVE_OUT;
    }

    /** What table and consent together say of a category. */
    public Clause decide(Category category, ConsentTerms terms) {
        Rule rule = rules.get(category);
        if (rule == null) {
            return new Clause(LEFT_OUT, "retention:" + category.id(), reasonFor("retention:" + category.id()));
        }
        if (rule.treatment() == Treatment.LEAVE_OUT) {
            return new Clause(LEFT_OUT, "retention:" + category.id(), rule.reason());
        }
        if (!isPossible(category, rule.treatment())) {
            return new Clause(
                    LEFT_OUT,
                    "retention:" + category.id(),
                    "The retention table asks for a treatment of this category that this version cannot give.");
        }
        if (!terms.covers(category)) {
            return new Clause(
                    LEFT_OUT,
                    "consent:" + category.id(),
                    "The donor's consent does not name the category " + category.id() + ".");
        }
        boolean counted = rule.treatment() == Treatment.AGGREGATE && category != Category.ENGAGEMENT;
        return new Clause(counted ? COUNTED : KEPT, "consent:" + category.id(), rule.reason());
    }

    /** Media cannot be pseudonymised; of engagement, counts are all there is, so that aggregating it keeps it. */
    private static boolean isPossible(Category category, Treatment treatment) {
        return switch (treatment) {
            case KEEP -> true;
            case PSEUDONYMISE -> category != Category.MEDIA;
            case AGGREGATE -> !NEVER_COUNTED.contains(category);
            case LEAVE_OUT -> false;
        };
    }
}

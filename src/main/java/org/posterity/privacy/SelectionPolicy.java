package org.posterity.privacy;

import static org.posterity.privacy.RuledTreatment.Keeping.COUNTED;
import static org.posterity.privacy.RuledTreatment.Keeping.KEPT;
import static org.posterity.privacy.RuledTreatment.Keeping.LEFT_OUT;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.privacy.text.SoundMakers;
import org.posterity.privacy.text.TextPattern;
import org.posterity.record.ConsentTerms;

/**
 * The institution's selection policy ({@code config/selection.yaml}): what may be kept of each category, what the law
 * forbids, and how to treat contact data in texts, makers of sounds, and metadata embedded in media.
 */
public final class SelectionPolicy {
    static final String SELECTION = "selection:";
    static final String CONSENT = "consent:";

    /** The prefix before the kind of embedded metadata for which a file is not selected. */
    static final String EMBEDDED = "embedded:";

    private final Map<Category, SelectionRule> rules;
    private final List<LawRule> laws;
    private final Map<TextPattern, TextPattern.Handling> texts;
    private final SoundMakers soundMakers;
    private final Set<String> embeddedLeftOut;
    private final Digest digest;

    /** @param embeddedLeftOut kinds of embedded metadata; a file that contains one is not selected */
    SelectionPolicy(
            Map<Category, SelectionRule> rules,
            List<LawRule> laws,
            Map<TextPattern, TextPattern.Handling> texts,
            SoundMakers soundMakers,
            Set<String> embeddedLeftOut,
            Digest digest) {
        this.rules = new EnumMap<>(rules);
        this.laws = List.copyOf(laws);
        this.texts = Map.copyOf(texts);
        this.soundMakers = soundMakers;
        this.embeddedLeftOut = Set.copyOf(embeddedLeftOut);
        this.digest = digest;
    }

    /** Reads the policy. Mistakes stop the program, all reported at once, since a guess might keep what must not be kept. */
    public static SelectionPolicy parse(byte[] yaml) {
        return SelectionPolicyYaml.read(yaml);
    }

    /** sha256 of the file as it was read. */
    public Digest digest() {
        return digest;
    }

    /** What happens to a pattern in free text; masked if the policy does not name it. */
    public TextPattern.Handling handling(TextPattern pattern) {
        return texts.getOrDefault(pattern, TextPattern.Handling.MASK);
    }

    /** What happens to the artists after the titles of sounds; pseudonymised if the policy does not say. */
    public SoundMakers soundMakers() {
        return soundMakers;
    }

    /** Whether a file with this kind of embedded metadata is not selected. */
    public boolean leavesOutFilesWith(String embeddedKind) {
        return embeddedLeftOut.contains(embeddedKind);
    }

    /** The kinds of embedded metadata whose files are not selected, in alphabetical order. */
    public SortedSet<String> embeddedLeftOut() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(embeddedLeftOut));
    }

    /** The rules of law by name, in the order of the file, each with its reason. */
    public Map<String, String> lawRules() {
        Map<String, String> reasons = new LinkedHashMap<>();
        laws.forEach(law -> reasons.put(law.id(), law.reason()));
        return Collections.unmodifiableMap(reasons);
    }

    /** Why something is not selected by a clause or rule, in a sentence. */
    public String reasonFor(String rule) {
        if (rule.startsWith(SELECTION)) {
            return Category.parse(rule.substring(SELECTION.length()))
                    .map(rules::get)
                    .map(SelectionRule::reason)
                    .orElse("The selection policy does not name this category.");
        }
        if (rule.startsWith(LawRule.PREFIX)) {
            return laws.stream()
                    .filter(law -> law.clauseId().equals(rule))
                    .map(LawRule::reason)
                    .findFirst()
                    .orElse("");
        }
        if (rule.startsWith(EMBEDDED)) {
            return "The selection policy excludes files with this embedded metadata: "
                    + rule.substring(EMBEDDED.length()) + ".";
        }
        if (rule.startsWith(CONSENT)) {
            return notCovered(rule.substring(CONSENT.length()));
        }
        return RuleReasons.of(rule);
    }

    private static String notCovered(String category) {
        return "The donor's consent does not cover the category " + category + ".";
    }

    /** What the policy alone says about a category that the donor names. */
    public Treatment treatment(Category category) {
        SelectionRule rule = rules.get(category);
        return rule == null ? Treatment.LEAVE_OUT : rule.whereConsented();
    }

    /** Whether the category belongs to the usual gift. */
    public boolean isUsual(Category category) {
        SelectionRule rule = rules.get(category);
        return rule != null && rule.ifChosen().isEmpty() && treatment(category) != Treatment.LEAVE_OUT;
    }

    /** What the policy, the donor and the law together say about every category. */
    public SortedMap<Category, RuledTreatment> decisions(ConsentTerms terms, boolean minor) {
        SortedMap<Category, RuledTreatment> decisions = new TreeMap<>();
        for (Category category : Category.values()) {
            decisions.put(category, decide(category, terms, minor));
        }
        return Collections.unmodifiableSortedMap(decisions);
    }

    /**
     * What the policy, the donor and the law together say about a category: the strictest wins.
     *
     * @param minor whether the creator is a minor, by the consent record
     */
    public RuledTreatment decide(Category category, ConsentTerms terms, boolean minor) {
        SelectionRule rule = rules.get(category);
        if (rule == null) {
            String id = SELECTION + category.id();
            return leftOut(id, reasonFor(id), Optional.empty());
        }
        Treatment treatment = rule.whereConsented();
        if (treatment == Treatment.LEAVE_OUT) {
            return leftOut(SELECTION + category.id(), rule.reason(), rule.legal());
        }
        Optional<LawRule> law = strictest(category, minor);
        if (law.isPresent() && law.get().treatment() == Treatment.LEAVE_OUT) {
            return leftOut(law.get().clauseId(), law.get().reason(), law.get().provision());
        }
        if (!terms.covers(category)) {
            return leftOut(CONSENT + category.id(), notCovered(category.id()), rule.legal());
        }
        boolean lawDecides = law.isPresent() && law.get().treatment().compareTo(treatment) > 0;
        return allowed(
                category,
                lawDecides ? law.get().treatment() : treatment,
                lawDecides ? law.get().reason() : rule.reason(),
                lawDecides ? law.get().provision() : rule.legal());
    }

    private Optional<LawRule> strictest(Category category, boolean minor) {
        return laws.stream()
                .filter(law -> law.governs(category, minor))
                .reduce((one, other) -> other.treatment().compareTo(one.treatment()) > 0 ? other : one);
    }

    private static RuledTreatment leftOut(String id, String reason, Optional<String> legal) {
        return new RuledTreatment(LEFT_OUT, Treatment.LEAVE_OUT, id, reason, legal);
    }

    private static RuledTreatment allowed(
            Category category, Treatment treatment, String reason, Optional<String> legal) {
        boolean counted = treatment == Treatment.AGGREGATE && category != Category.ENGAGEMENT;
        return new RuledTreatment(counted ? COUNTED : KEPT, treatment, CONSENT + category.id(), reason, legal);
    }
}

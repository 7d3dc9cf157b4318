package org.posterity.rights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.posterity.characterisation.MediaDescription;
import org.posterity.model.Category;
import org.posterity.page.Fact;
import org.posterity.privacy.SelectionPolicy;
import org.posterity.privacy.Treatment;
import org.posterity.privacy.text.TextPattern;

/**
 * The selection policy in words: how each part of a donation is treated. It is one of the institution's measures (GDPR Art.
 * 25, 32).
 */
final class TableOfTreatments {
    private TableOfTreatments() {}

    static List<Fact> facts(SelectionPolicy policy) {
        Map<String, List<String>> categories = new LinkedHashMap<>();
        for (Treatment treatment : Treatment.values()) {
            for (boolean usual : new boolean[] {true, false}) {
                Stream.of(Category.values())
                        .filter(it -> policy.treatment(it) == treatment && policy.isUsual(it) == usual)
                        .forEach(it -> categories
                                .computeIfAbsent(words(treatment, usual), key -> new ArrayList<>())
                                .add(it.words()));
            }
        }
        List<Fact> facts = new ArrayList<>();
        categories.forEach((words, named) -> facts.add(new Fact(words, String.join("; ", named))));
        for (TextPattern pattern : TextPattern.values()) {
            facts.add(new Fact("In texts: " + pattern.id(), words(policy.handling(pattern))));
        }
        for (String kind : MediaDescription.PERSONAL_KINDS) {
            facts.add(new Fact(
                    "Inside media: " + kind,
                    policy.leavesOutFilesWith(kind)
                            ? "files that contain it are not selected"
                            : "files are kept as received, and reported to the archivist"));
        }
        policy.lawRules().forEach((rule, reason) -> facts.add(new Fact("By the law rule " + rule, reason)));
        facts.add(new Fact("Selection policy", policy.digest().toString()));
        return facts;
    }

    private static String words(Treatment treatment, boolean usual) {
        String only = usual ? "" : ", only if the donor chooses it";
        return switch (treatment) {
            case KEEP -> "Kept" + only;
            case PSEUDONYMISE -> "Kept with pseudonyms for other people" + only;
            case AGGREGATE -> "Only counted by year" + only;
            case LEAVE_OUT -> "Not selected, whatever the donor says";
        };
    }

    private static String words(TextPattern.Handling handling) {
        return switch (handling) {
            case MASK -> "masked";
            case FLAG -> "kept and reported to the archivist";
            case KEEP -> "kept";
        };
    }
}

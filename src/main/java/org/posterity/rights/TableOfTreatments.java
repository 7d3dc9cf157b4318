package org.posterity.rights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.posterity.characterisation.MediaDescription;
import org.posterity.model.Category;
import org.posterity.page.Fact;
import org.posterity.privacy.SelectionPolicy;
import org.posterity.privacy.Treatment;
import org.posterity.privacy.text.TextPattern;

/** The selection policy in words: which part of a donation is treated how. It is a measure of the institution (GDPR Art. 25, 32). */
final class TableOfTreatments {
    private final SelectionPolicy table;

    TableOfTreatments(SelectionPolicy table) {
        this.table = table;
    }

    List<Fact> facts() {
        Map<String, List<String>> categories = new LinkedHashMap<>();
        for (Treatment treatment : Treatment.values()) {
            categories.put(words(treatment, true), new ArrayList<>());
            categories.put(words(treatment, false), new ArrayList<>());
        }
        for (Category category : Category.values()) {
            categories
                    .get(words(table.treatment(category), table.isUsual(category)))
                    .add(category.words());
        }
        List<Fact> facts = new ArrayList<>();
        categories.forEach((words, named) -> {
            if (!named.isEmpty()) {
                facts.add(new Fact(words, String.join("; ", named)));
            }
        });
        for (TextPattern pattern : TextPattern.values()) {
            facts.add(new Fact("In texts: " + pattern.id(), words(table.handling(pattern))));
        }
        for (String kind : MediaDescription.PERSONAL_KINDS) {
            facts.add(new Fact(
                    "Inside media: " + kind,
                    table.leavesOutFilesWith(kind)
                            ? "files that carry it are left out"
                            : "files are kept as they came, and reported to the archivist"));
        }
        table.lawRules().forEach((rule, reason) -> facts.add(new Fact("By the law rule " + rule, reason)));
        facts.add(new Fact("Selection policy", table.digest().toString()));
        return facts;
    }

    private static String words(Treatment treatment, boolean usual) {
        String only = usual ? "" : ", only where the donor chose so";
        return switch (treatment) {
            case KEEP -> "Kept" + only;
            case PSEUDONYMISE -> "Kept with pseudonyms for other people" + only;
            case AGGREGATE -> "Only counted, by year" + only;
            case LEAVE_OUT -> "Left out, whatever the donor says";
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

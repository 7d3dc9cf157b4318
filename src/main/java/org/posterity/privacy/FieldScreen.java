package org.posterity.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.posterity.privacy.text.Redaction;
import org.posterity.privacy.text.TextScreen;

/** Goes through the fields of one object of the export; what no rule names is left out. Every decision goes to the ledger. */
final class FieldScreen {
    private final Function<String, Optional<FieldRule>> rules;
    private final TextScreen texts;
    private final Flags flags;
    private final Clause engagement;

    FieldScreen(Function<String, Optional<FieldRule>> rules, TextScreen texts, Flags flags, Clause engagement) {
        this.rules = rules;
        this.texts = texts;
        this.flags = flags;
        this.engagement = engagement;
    }

    /** The screened object and what was taken from it. */
    record Screened(ObjectNode object, List<Redaction> redactions) {}

    /**
     * @param path of the object in the export, as ledgers write it
     * @param date by which it can be found again; may be empty
     */
    Screened screen(ObjectNode source, String path, String date, Ledger ledger) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        List<Redaction> redactions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : source.properties()) {
            String name = field.getKey();
            FieldRule rule = rules.apply(name).orElse(null);
            String where = path + "." + name;
            if (rule == null || rule == FieldRule.LEAVE_OUT) {
                if (rule != null) {
                    ledger.leftOut(where, "personal-field");
                }
                redactions.add(
                        new Redaction(rule == null ? "*" : name, rule == null ? "unknown-field" : "personal-field"));
                continue;
            }
            if (!field.getValue().isValueNode()) {
                ledger.leftOut(where, "unexpected-shape");
                redactions.add(new Redaction(name, "unexpected-shape"));
                continue;
            }
            if (rule == FieldRule.ENGAGEMENT && !engagement.kept()) {
                ledger.leftOut(where, engagement.id());
                redactions.add(new Redaction(name, engagement.id()));
                continue;
            }
            keep(kept, redactions, field, rule, where, date, ledger);
        }
        return new Screened(kept, redactions);
    }

    private void keep(
            ObjectNode kept,
            List<Redaction> redactions,
            Map.Entry<String, JsonNode> field,
            FieldRule rule,
            String where,
            String date,
            Ledger ledger) {
        if (!field.getValue().isTextual()) {
            kept.set(field.getKey(), field.getValue());
            ledger.kept(where);
            return;
        }
        String original = field.getValue().textValue();
        TextScreen.Screened screened = rule == FieldRule.SOUND ? texts.sound(original) : texts.text(original);
        kept.put(field.getKey(), screened.text());
        redactions.addAll(screened.redactions(field.getKey()));
        flags.note(screened, where, date);
        if (screened.pseudonymised()) {
            ledger.pseudonymised(where);
        } else {
            ledger.kept(where);
        }
    }
}

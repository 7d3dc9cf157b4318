package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.text.TextPattern;

/**
 * {@code selection.json}: what table, donor and law together decided on every category when this accession was packaged, and
 * how much of it is held, and the fingerprint of the key by which names were replaced. The table itself may change later; a package must be able to answer for itself.
 */
final class SelectionJson {
    static final String FILE = "selection.json";

    private final ScreenedExport.Facts facts;
    private final HeldItems held;

    SelectionJson(ScreenedExport.Facts facts, HeldItems held) {
        this.facts = facts;
        this.held = held;
    }

    void writeTo(OutputStream out) throws IOException {
        ObjectNode json = WarcWriting.JSON.createObjectNode();
        json.put("selectionPolicy", facts.selection().digest().toString());
        facts.pseudonymKey().ifPresent(fingerprint -> json.put("pseudonymKey", fingerprint));
        ArrayNode categories = json.putArray("categories");
        facts.decisions().forEach((category, clause) -> {
            ObjectNode decision = categories
                    .addObject()
                    .put("category", category.id())
                    .put("clause", clause.id())
                    .put("treatment", clause.treatment().id())
                    .put(
                            "keeping",
                            clause.keeping().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("held", held.of(category))
                    .put("reason", clause.reason());
            clause.legal().ifPresent(note -> decision.put("legal", note));
        });
        ObjectNode texts = json.putObject("texts");
        for (TextPattern pattern : TextPattern.values()) {
            texts.put(pattern.id(), facts.selection().handling(pattern).name().toLowerCase(Locale.ROOT));
        }
        json.put("soundMakers", facts.selection().soundMakers().name().toLowerCase(Locale.ROOT));
        facts.selection().embeddedLeftOut().forEach(json.putArray("filesLeftOutWhereTheyHold")::add);
        out.write(WarcWriting.json(json));
    }
}

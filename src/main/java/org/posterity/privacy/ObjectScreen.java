package org.posterity.privacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.OwnField;
import org.posterity.export.OwnObject;
import org.posterity.privacy.text.Redaction;
import org.posterity.privacy.text.TextScreen;

/**
 * Screens the fields of one of the platform's objects, a post or the profile. The role of a field decides; an unknown field
 * is not kept. Every decision goes to the ledger.
 */
final class ObjectScreen {
    private static final String PERSONAL = "personal-field";
    private static final TextScreen.Screened NOTHING = new TextScreen.Screened("", List.of(), Set.of());
    private static final String SHAPE = "unexpected-shape";

    private final TextScreen texts;
    private final Flags flags;
    private final RuledTreatment engagement;

    ObjectScreen(TextScreen texts, Flags flags, RuledTreatment engagement) {
        this.texts = texts;
        this.flags = flags;
        this.engagement = engagement;
    }

    /**
     * @param path the path of the object in the export, as in ledgers
     * @param date its date, to find it again; may be empty
     */
    ScreenedContent screen(OwnObject source, String path, String date, Ledger ledger) {
        List<OwnField> kept = new ArrayList<>();
        List<Redaction> redactions = new ArrayList<>();
        Set<String> around = new HashSet<>();
        for (OwnField field : source.fields()) {
            if (field.meaning().isEmpty()) {
                redactions.add(new Redaction("*", "unknown-field"));
                continue;
            }
            String where = path + "." + field.path();
            FieldRole role = field.meaning().map(FieldMeaning::role).get();
            Optional<String> rule = leftOutBy(role, field);
            if (rule.isPresent()) {
                if (!field.isDerived()) {
                    ledger.leftOut(where, rule.get());
                    redactions.add(new Redaction(field.key(), rule.get()));
                }
                continue;
            }
            ValueNode value = field.value().orElseThrow();
            TextScreen.Screened screened = value.isNull() ? NOTHING : screened(value.asText(), role);
            ValueNode node = value.isNull() ? value : node(value, screened);
            kept.add(new OwnField(field.key(), field.path(), field.meaning(), Optional.of(node), field.says()));
            if (field.isDerived()) {
                continue; // accounted for where it is read
            }
            containers(path, field, around, ledger);
            redactions.addAll(screened.redactions(field.key()));
            flags.note(screened, where, date);
            if (screened.pseudonymised()) {
                ledger.pseudonymised(where);
            } else {
                ledger.kept(where);
            }
        }
        return new ScreenedContent(new OwnObject(kept), redactions);
    }

    /** The objects and lists around a kept field are kept with it, each counted once. */
    private static void containers(String path, OwnField field, Set<String> met, Ledger ledger) {
        String way = field.key();
        String place = field.path();
        for (int end = lastStep(way); end > 0 && met.add(way.substring(0, end)); end = lastStep(way)) {
            way = way.substring(0, end);
            place = place.substring(0, lastStep(place));
            ledger.kept(path + "." + place);
        }
    }

    /** Where the last step of a path into an object begins: {@code .name} or {@code [3]}. */
    private static int lastStep(String way) {
        return Math.max(way.lastIndexOf('.'), way.lastIndexOf('['));
    }

    private Optional<String> leftOutBy(FieldRole role, OwnField field) {
        if (role == FieldRole.PERSONAL) {
            return Optional.of(PERSONAL);
        }
        if (field.value().isEmpty()) {
            return Optional.of(SHAPE);
        }
        return role == FieldRole.COUNT && !engagement.kept() ? Optional.of(engagement.id()) : Optional.empty();
    }

    /** What creators write is free text, whatever it looks like; sounds have their own field. */
    private TextScreen.Screened screened(String original, FieldRole role) {
        return role == FieldRole.TEXT ? texts.text(original) : texts.field(original, role);
    }

    /** The value unchanged if nothing was removed: a number stays a number. */
    private static ValueNode node(ValueNode original, TextScreen.Screened screened) {
        return screened.text().equals(original.asText())
                ? original
                : JsonNodeFactory.instance.textNode(screened.text());
    }
}

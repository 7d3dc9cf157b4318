package org.posterity.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.OwnObject;
import org.posterity.export.SharedField;
import org.posterity.privacy.text.Redaction;
import org.posterity.record.ScreenedText;

/** The content of a post or the profile, as it may be kept. Only the screen makes it. */
public final class ScreenedContent {
    private final OwnObject own;
    private final List<Redaction> redactions;

    ScreenedContent(OwnObject own, List<Redaction> redactions) {
        this.own = own;
        this.redactions = List.copyOf(redactions);
    }

    /** A platform's own field that is shown to people. */
    public record Further(String label, String name, FieldRole role, ScreenedText value) {}

    /** The text in this role; empty if there is none. */
    public Optional<ScreenedText> text(SharedField field) {
        return own.text(field).map(ScreenedText::new);
    }

    /** All texts in this role: several people may be mentioned. */
    public List<ScreenedText> texts(SharedField field) {
        return own.texts(field).map(ScreenedText::new).toList();
    }

    /** The texts in a role, as they are kept. */
    List<String> texts(FieldRole role) {
        return own.fields().stream()
                .filter(field -> field.hasRole(role))
                .flatMap(field -> field.text().stream())
                .toList();
    }

    /** Counts, by names that all platforms share. */
    public SortedMap<String, Long> counts() {
        return own.counts();
    }

    /** The non-empty fields with a name for people, in the order of the export. */
    public List<Further> further() {
        return own.fields().stream()
                .filter(field -> field.meaning().flatMap(FieldMeaning::label).isPresent())
                .flatMap(field -> field.text().stream().map(value -> {
                    FieldMeaning meaning = field.meaning().get();
                    return new Further(meaning.label().get(), meaning.name(), meaning.role(), new ScreenedText(value));
                }))
                .toList();
    }

    /** The platform's own object, without what was redacted. */
    public ObjectNode object() {
        return own.json();
    }

    /** What was removed. */
    public List<Redaction> redactions() {
        return redactions;
    }

    OwnObject own() {
        return own;
    }
}

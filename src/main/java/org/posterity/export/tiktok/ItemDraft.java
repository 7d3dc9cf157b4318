package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.export.ExportDate;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.Item;
import org.posterity.export.ItemField;
import org.posterity.export.json.JsonPlace;
import org.posterity.export.json.Tally;

/** An item that is being read: its known fields, and the first date among them. */
final class ItemDraft {
    private static final int LONGEST_VALUE = 64 * 1024;

    private final JsonPlace place;
    private final Tally tally;
    private final Remarks remarks;
    private final List<ItemField> fields = new ArrayList<>(6);
    private Optional<ExportDate> date = Optional.empty();

    ItemDraft(JsonPlace place, Tally tally, Remarks remarks) {
        this.place = place;
        this.tally = tally;
        this.remarks = remarks;
    }

    /** Takes the key of the map's entry. */
    ItemDraft under(String key) {
        place.shape().key().ifPresent(meaning -> fields.add(meaning.read(key)));
        return this;
    }

    /** Takes the value at the parser, if it is plain and of a known field. */
    void take(String key, JsonPlace child, JsonParser parser) throws IOException {
        if (!child.isKnown()
                || child.shape().meaning().isEmpty()
                || !parser.currentToken().isScalarValue()) {
            return;
        }
        FieldMeaning meaning = child.shape().meaning().get();
        if (parser.getTextLength() > LONGEST_VALUE) {
            tally.misshapen(child);
            return;
        }
        JsonToken token = parser.currentToken();
        String value = token == JsonToken.VALUE_NULL ? "" : parser.getText();
        if (token == JsonToken.VALUE_STRING && Mojibake.isIn(parser)) {
            remarks.note(Remarks.Kind.MOJIBAKE, child, 1);
        }
        if (meaning.role() == FieldRole.DATE) {
            date(value, child);
        }
        fields.add(new ItemField(key, meaning.name(), meaning.role(), value));
    }

    private void date(String value, JsonPlace child) {
        if (ExportDates.isNone(value)) {
            return;
        }
        Optional<ExportDate> found = ExportDates.read(value);
        if (found.isEmpty()) {
            remarks.note(Remarks.Kind.DATE_NOT_UNDERSTOOD, child, 1);
        } else if (found.get().zone() == ExportDate.Zone.UNKNOWN) {
            remarks.note(Remarks.Kind.DATE_WITHOUT_ZONE, child, 1);
        }
        date = date.isPresent() ? date : found;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    Item item() {
        return new Item(place.shape().type().orElseThrow(), place.category().orElseThrow(), place.path(), date, fields);
    }
}

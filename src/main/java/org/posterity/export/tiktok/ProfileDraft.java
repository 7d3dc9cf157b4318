package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.util.Optional;
import org.posterity.export.OwnObject;
import org.posterity.export.json.JsonPlace;

/** A profile that is being read: plain values of known keys, unchanged. */
final class ProfileDraft implements ContentScan.Member {
    private static final int LONGEST_VALUE = 64 * 1024;

    private final JsonParser parser;
    private final Remarks remarks;
    private final OwnFields fields;

    ProfileDraft(Structure structure, JsonParser parser, Remarks remarks) {
        this.parser = parser;
        this.remarks = remarks;
        this.fields = new OwnFields(structure);
    }

    @Override
    public void read(String key, JsonPlace place) throws IOException {
        if (place.isKnown()) {
            ValueNode value = plain(place);
            if (value != null) {
                fields.put(key, place.shape(), Optional.of(value));
            }
        }
    }

    OwnObject object() {
        return fields.object();
    }

    /** The value, numbers exactly as written; nothing for null, lists, objects and values that are too long. */
    private ValueNode plain(JsonPlace place) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case VALUE_STRING -> text(place);
            case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(parser.getBooleanValue());
            default -> null;
        };
    }

    private ValueNode text(JsonPlace place) throws IOException {
        if (parser.getTextLength() >= LONGEST_VALUE) {
            remarks.note(Remarks.Kind.TOO_LONG, place, 1);
            return null;
        }
        remarks.note(Remarks.Kind.MOJIBAKE, place, Mojibake.isIn(parser) ? 1 : 0);
        return JsonNodeFactory.instance.textNode(parser.getText());
    }
}

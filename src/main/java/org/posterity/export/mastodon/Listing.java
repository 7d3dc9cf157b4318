package org.posterity.export.mastodon;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a file that lists things, such as the outbox, one after the other: its own fields are counted, its items handed on. */
final class Listing {
    private static final String ITEMS = "orderedItems";

    private final JsonParser parser;

    private Listing(JsonParser parser) {
        this.parser = parser;
    }

    /** Takes an item. */
    interface Taker {
        /** @param parser stands at the item's beginning, and must stand at its end afterwards */
        void take(JsonParser parser) throws IOException;
    }

    /** Whether a file is such a list, by its own word. */
    static boolean isIn(Path file) throws IOException {
        try (JsonParser parser = Json.open(file)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
                if (key.equals("type")) {
                    return text && parser.getText().equals("OrderedCollection");
                }
                parser.skipChildren();
            }
            return false;
        }
    }

    /** @param root the place of the file */
    static void read(Path file, Place root, Taker taker) throws IOException {
        try (JsonParser parser = Json.open(file)) {
            new Listing(parser).read(root, taker);
            Json.requireEnd(parser);
        }
    }

    private void read(Place root, Taker taker) throws IOException {
        root.meet(parser.nextToken() == null ? JsonToken.VALUE_NULL : parser.currentToken());
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Place place = root.child(key);
            JsonToken value = parser.nextToken();
            boolean items = key.equals(ITEMS) && value == JsonToken.START_ARRAY;
            place.meet(
                    value == null ? JsonToken.VALUE_NULL : value,
                    items || !key.equals(ITEMS) || value == JsonToken.VALUE_NULL);
            if (items) {
                while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
                    taker.take(parser);
                }
            } else {
                parser.skipChildren();
            }
        }
    }
}

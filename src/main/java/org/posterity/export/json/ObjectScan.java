package org.posterity.export.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.regex.Pattern;

/** Goes through a value of an export as a stream. Everything in it is counted, and what the table knows is passed on. */
final class ObjectScan {
    /** Keys that are data appear in a way only if they name a language. */
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}");

    private final JsonParser parser;
    private final Tally tally;
    private final Taker taker;

    /** Takes what is found. */
    interface Taker {
        /** Any value, in the order of the file. */
        default void meet(JsonPlace place, JsonParser parser) throws IOException {}

        /**
         * A plain value with a meaning.
         *
         * @param way to it from where the scan began: {@code object.tag[0].name}; empty if a key in it may be a person's
         *     name
         */
        void value(JsonPlace place, String way, JsonParser parser) throws IOException;

        /** An item whose kind is not known yet. The parser must be at its end afterwards. */
        default void item(JsonParser parser) throws IOException {
            parser.skipChildren();
        }
    }

    ObjectScan(JsonParser parser, Tally tally, Taker taker) {
        this.parser = parser;
        this.tally = tally;
        this.taker = taker;
    }

    /** Goes through the object at whose brace the parser is. The object itself is not counted. */
    void members(JsonPlace place) throws IOException {
        members(place, "", true);
    }

    private boolean members(JsonPlace place, String way, boolean open) throws IOException {
        boolean any = false;
        while (next() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            JsonPlace child = place.child(key, next());
            boolean told = open && (child.isNamed() || LANGUAGE.matcher(key).matches());
            value(child, told ? way.isEmpty() ? key : way + "." + key : "", told);
            any = true;
        }
        return any;
    }

    private void value(JsonPlace place, String way, boolean open) throws IOException {
        JsonToken token = parser.currentToken();
        Shape shape = place.shape();
        if (shape != null && shape.isOfType(Shape.ITEM)) {
            taker.item(parser);
            return;
        }
        tally.meet(place, token);
        taker.meet(place, parser);
        boolean fits = token == JsonToken.VALUE_NULL || shape == null;
        if (token == JsonToken.START_OBJECT) {
            boolean any = members(place, way, open);
            fits = fits || !any || shape.takesObject();
        } else if (token == JsonToken.START_ARRAY) {
            int index = 0;
            while (next() != JsonToken.END_ARRAY) {
                value(place.element(), open ? way + "[" + index + "]" : "", open);
                index++;
            }
            fits = fits || index == 0 || shape.takesList();
        } else {
            fits = fits || shape.takesPlain();
            if (shape != null && shape.meaning().isPresent()) {
                taker.value(place, way, parser);
            }
        }
        if (!fits) {
            tally.misshapen(place);
        }
    }

    private JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new JsonEOFException(parser, null, "The export breaks off.");
        }
        return token;
    }
}

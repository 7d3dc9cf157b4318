package org.posterity.packaging.ground;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/** Goes through the keys of JSON as a stream. Every key must be named; values are read only where they tell what they are of. */
final class JsonKeys {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_TELLING_VALUE = 10_000;

    /** What a program writes as a key; anything else is not shown, since it may be data. */
    private static final Pattern PLAIN = Pattern.compile("@?[A-Za-z][A-Za-z0-9_:-]{0,39}");

    private final Tiling tiles;
    private final Permissions permissions;
    private final RecordGrounds record;
    private String redactedField = "";

    JsonKeys(Tiling tiles, Permissions permissions, RecordGrounds record) {
        this.tiles = tiles;
        this.permissions = permissions;
        this.record = record;
    }

    /** @param base offset in the file of the stream's first byte */
    void walk(InputStream json, long base, Subject subject) throws IOException {
        tiles.begin(base, "", record.ground(), permissions.judge(record.ground(), subject, ""));
        // Jackson would close the stream of a block that others go on to read.
        try (JsonParser parser = JSON.createParser(json).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            long objects = 0;
            try {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    boolean lines = record.form() == RecordGrounds.Form.JSONL;
                    if (token != JsonToken.START_OBJECT || objects > 0 && !lines) {
                        tiles.begin(offset(parser, base), "", "", unexplained("Here stands no JSON object."));
                        parser.skipChildren();
                        continue;
                    }
                    KeyNames names = objects == 0 ? record.keys().ofFirstLine() : record.keys();
                    object(parser, base, names, record.ground(), lines ? subject.inside() : subject, "");
                    objects++;
                }
            } catch (StreamReadException e) {
                tiles.begin(offset(parser, base), "", "", unexplained("From here on this is not JSON."));
            }
        }
    }

    /** The parser stands at the object's beginning, and then at its end. */
    private void object(JsonParser parser, long base, KeyNames names, Ground whole, Subject subject, String above)
            throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            long offset = offset(parser, base);
            Optional<KeyNames> named = names.key(name);
            if (named.isEmpty()) {
                tiles.begin(offset, above + shown(name), "", unexplained("Nobody has said why this key may be here."));
                parser.nextToken();
                parser.skipChildren();
                continue;
            }
            Ground ground = named.get().ground().orElse(whole);
            Verdict verdict = permissions.judge(ground, subject, name);
            boolean hidden = names.isAny(name) && !(ground.isOfFields() && verdict.isExplained());
            String key = above + (hidden ? KeyNames.ANY : name);
            tiles.begin(offset, key, ground, verdict);
            // One of many that are data is of itself, as an element of a list is.
            Subject inside = names.isAny(name) ? subject.inside() : subject;
            value(parser, base, name, key, named.get(), ground, inside);
        }
    }

    private void value(
            JsonParser parser, long base, String name, String key, KeyNames names, Ground ground, Subject subject)
            throws IOException {
        JsonToken token = parser.nextToken();
        if (token.isScalarValue()) {
            if (!names.isLeaf() && token != JsonToken.VALUE_NULL) {
                otherShape(parser, base, key);
            } else {
                learn(parser, name, key, subject);
            }
        } else if (names.isLeaf()) {
            parser.skipChildren();
        } else if (token == JsonToken.START_OBJECT && names.elements().isEmpty()) {
            object(parser, base, names, ground, subject, key + ".");
        } else if (token == JsonToken.START_ARRAY && names.elements().isPresent()) {
            elements(parser, base, key + "[]", names.elements().get(), ground, subject);
        } else {
            otherShape(parser, base, key);
            parser.skipChildren();
        }
    }

    private void elements(JsonParser parser, long base, String key, KeyNames names, Ground ground, Subject subject)
            throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                object(parser, base, names, ground, subject.inside(), key + ".");
            } else {
                otherShape(parser, base, key);
                parser.skipChildren();
            }
        }
    }

    private void otherShape(JsonParser parser, long base, String key) throws IOException {
        tiles.begin(
                offset(parser, base), key, "", unexplained("What stands at this key is not of the form it should be."));
    }

    private void learn(JsonParser parser, String name, String key, Subject subject) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING
                && !parser.currentToken().isBoolean()) {
            return;
        }
        if (key.endsWith("edactions[].field")) {
            redactedField = shortly(parser);
        } else if (key.endsWith("edactions[].rule")) {
            tiles.redacted(redactedField, shortly(parser));
        } else if (name.equals("section")) {
            subject.learn(name, shortly(parser));
            permissions.sections().met(subject.section());
        } else if (name.equals("visibility") || name.equals("deleted") || name.equals("category")) {
            subject.learn(name, shortly(parser));
        }
    }

    private static String shortly(JsonParser parser) throws IOException {
        return parser.getTextLength() > LONGEST_TELLING_VALUE ? "" : parser.getText();
    }

    private static String shown(String name) {
        return PLAIN.matcher(name).matches() ? name : KeyNames.ANY;
    }

    private static long offset(JsonParser parser, long base) {
        return base + Math.max(0, parser.currentTokenLocation().getByteOffset());
    }

    private static Verdict unexplained(String why) {
        return new Verdict.Unexplained(why);
    }
}

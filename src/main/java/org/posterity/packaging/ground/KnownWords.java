package org.posterity.packaging.ground;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Words that stand somewhere, without the words: 64 bits of a hash of each, 16 to 32 bytes of memory a different word. That
 * two words share a hash is as good as impossible.
 */
final class KnownWords {
    private static final JsonFactory JSON = new JsonFactory();

    private long[] slots = new long[64];
    private int size;

    void addText(String text) {
        String folded = Words.folded(text);
        Words.forEach(folded, (from, to) -> add(Words.hash(folded, from, to)));
    }

    /** All strings and numbers of JSON, the names of keys among them; up to where it is no JSON. */
    void addJson(InputStream json) throws IOException {
        try (JsonParser parser = JSON.createParser(json).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING || token.isNumeric()) {
                    addText(parser.getText());
                }
            }
        } catch (StreamReadException e) {
            // What comes before it counts; that the rest is no JSON is said where the file itself is explained.
        }
    }

    /** The words of plain text, line by line. */
    void addLines(InputStream text) throws IOException {
        for (byte[] line = TextLineKeys.line(text); line.length > 0; line = TextLineKeys.line(text)) {
            addText(new String(line, StandardCharsets.UTF_8));
        }
    }

    boolean has(long hash) {
        for (int at = slot(hash); slots[at] != 0; at = at + 1 & slots.length - 1) {
            if (slots[at] == hash) {
                return true;
            }
        }
        return false;
    }

    private void add(long hash) {
        if (has(hash)) {
            return;
        }
        if (++size * 2 > slots.length) {
            long[] before = slots;
            slots = new long[before.length * 2];
            for (long each : before) {
                if (each != 0) {
                    put(each);
                }
            }
        }
        put(hash);
    }

    private void put(long hash) {
        int at = slot(hash);
        while (slots[at] != 0) {
            at = at + 1 & slots.length - 1;
        }
        slots[at] = hash;
    }

    private int slot(long hash) {
        return (int) hash & slots.length - 1;
    }
}

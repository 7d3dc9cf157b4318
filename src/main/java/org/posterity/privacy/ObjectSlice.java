package org.posterity.privacy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** A piece of a file that holds one JSON object. Numbers stay as exact as they are written. */
final class ObjectSlice {
    /** What the export's reader has read past, a trailing comma, is read past here too. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Characters; no real post or profile has a longer text. */
    static final int LONGEST_TEXT = 1 << 20;

    /** Bytes from which an object is read as a stream. */
    private static final int LARGE = 1 << 16;

    private ObjectSlice() {}

    /**
     * The object that begins at {@code offset} and has {@code length} bytes, of any size. Lists and objects in it come empty, and
     * so do texts that are longer than {@link #LONGEST_TEXT}, as an empty list: their shape is all that is asked for.
     */
    static ObjectNode read(FileChannel channel, long offset, int length) throws IOException {
        try (JsonParser parser = JSON.createParser(
                length > LARGE ? Channels.newInputStream(channel.position(offset)) : bytes(channel, offset, length))) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            ObjectNode object = JSON.createObjectNode();
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                object.set(name, value(parser));
            }
            return object;
        }
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token.isStructStart()) {
            parser.skipChildren();
            return token == JsonToken.START_OBJECT ? JSON.createObjectNode() : JSON.createArrayNode();
        }
        return token == JsonToken.VALUE_STRING && parser.getTextLength() > LONGEST_TEXT
                ? JSON.createArrayNode()
                : JSON.readTree(parser);
    }

    private static InputStream bytes(FileChannel channel, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
            continue;
        }
        return new ByteArrayInputStream(bytes.array(), 0, bytes.position());
    }

    static byte[] write(ObjectNode object) throws IOException {
        return JSON.writeValueAsBytes(object);
    }
}

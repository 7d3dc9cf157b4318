package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.posterity.export.OwnObject;
import org.posterity.export.json.PostSlices;
import org.posterity.export.json.Shape;

/** A piece of a file that contains one JSON object. Numbers stay exactly as written. */
final class ObjectSlice implements PostSlices.ObjectReader {
    /** Accepts a trailing comma, like the export's reader. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Characters; no real post has a longer text. */
    static final int LONGEST_TEXT = 1 << 20;

    /** Objects of this many bytes or more are read as a stream. */
    private static final int LARGE = 1 << 16;

    private final Structure structure;
    private final Shape shape;

    ObjectSlice(Structure structure, Shape shape) {
        this.structure = structure;
        this.shape = shape;
    }

    /** The object that begins at {@code offset} and has {@code length} bytes, of any size. Only plain values are built. */
    @Override
    public OwnObject read(FileChannel channel, long offset, int length) throws IOException {
        try (JsonParser parser = JSON.createParser(
                length > LARGE
                        ? Channels.newInputStream(channel.position(offset))
                        : new ByteArrayInputStream(PostSlices.bytes(channel, offset, length)))) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            OwnFields fields = new OwnFields(structure);
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                fields.put(key, shape.below(key), value(parser));
            }
            return fields.object();
        }
    }

    private static Optional<ValueNode> value(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token.isStructStart()) {
            parser.skipChildren();
            return Optional.empty();
        }
        return token == JsonToken.VALUE_STRING && parser.getTextLength() > LONGEST_TEXT
                ? Optional.empty()
                : Optional.of(JSON.readTree(parser));
    }
}

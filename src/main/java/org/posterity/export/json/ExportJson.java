package org.posterity.export.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads exports as JSON. Keys may be thousands of people's names, so they are not interned, and colliding keys cannot stop
 * the reading.
 */
public final class ExportJson {
    public static final JsonFactory STRICT = builder().build();

    /** Also accepts a trailing comma in a list or an object. */
    public static final JsonFactory TOLERANT =
            builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

    private ExportJson() {}

    /** Opens a file, checking that every byte is valid UTF-8. */
    public static JsonParser open(JsonFactory json, Path file) throws IOException {
        return open(json, new Utf8Input(Files.newInputStream(file)));
    }

    /** Opens a file without checking its bytes. */
    public static JsonParser openUnchecked(JsonFactory json, Path file) throws IOException {
        return open(json, Files.newInputStream(file));
    }

    private static JsonParser open(JsonFactory json, InputStream in) throws IOException {
        try {
            return json.createParser(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static JsonFactoryBuilder builder() {
        return new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW);
    }

    /**
     * Whether the file begins as UTF-16 or UTF-32. JSON in UTF-8 has no NUL among its first four bytes. Without this check
     * the parser would switch to the other encoding, which has no byte offsets.
     */
    public static boolean isWide(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            for (byte octet : head) {
                if (octet == 0) {
                    return true;
                }
            }
            int mark = head.length < 2 ? 0 : (head[0] & 0xff) << 8 | head[1] & 0xff;
            return mark == 0xfeff || mark == 0xfffe;
        }
    }
}

package org.posterity.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of JSON that an archive keeps for itself. Read by Jackson's parser alone: its object mapper takes longer to set up than
 * a short command needs for all else.
 */
public final class StoredJson {
    private static final JsonFactory JSON = new JsonFactory();

    /** Values are texts, also of numbers and truth values, objects of this class, lists of both, or null. */
    private final Map<String, Object> fields;

    private StoredJson(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** @throws IOException when the text is not one object of JSON, which the message may quote */
    public static StoredJson read(String text) throws IOException {
        // Jackson has another parser for texts, which would have to be loaded and compiled too
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same of UTF-8. */
    public static StoredJson read(byte[] text) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("Not an object of JSON.");
            }
            StoredJson read = object(json);
            if (json.nextToken() != null) {
                throw new IOException("More than one object of JSON.");
            }
            return read;
        }
    }

    private static StoredJson object(JsonParser json) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, value(json));
        }
        return new StoredJson(fields);
    }

    /** No deeper than Jackson allows. */
    private static Object value(JsonParser json) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT:
                return object(json);
            case START_ARRAY:
                List<Object> values = new ArrayList<>(1);
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(json));
                }
                return values;
            case VALUE_NULL:
                return null;
            default:
                return json.getText();
        }
    }

    /** A text, number or truth value, if there is one of this name. */
    public Optional<String> text(String name) {
        return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** @throws IllegalArgumentException when there is none */
    public String required(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("There is no " + name + "."));
    }

    /** @throws IllegalArgumentException when there is none */
    public long number(String name) {
        return Long.parseLong(required(name));
    }

    /** @throws IllegalArgumentException when it is not there */
    public boolean is(String name) {
        return Boolean.parseBoolean(required(name));
    }

    /** @throws IllegalArgumentException when there is none */
    public StoredJson object(String name) {
        if (fields.get(name) instanceof StoredJson object) {
            return object;
        }
        throw new IllegalArgumentException("There is no " + name + ".");
    }

    /** The objects in a list; none if it is missing. */
    public List<StoredJson> objects(String name) {
        return listed(name, StoredJson.class);
    }

    /** The texts in a list; none if it is missing. */
    public List<String> texts(String name) {
        return listed(name, String.class);
    }

    private <T> List<T> listed(String name, Class<T> type) {
        return fields.get(name) instanceof List<?> values
                ? values.stream().filter(type::isInstance).map(type::cast).toList()
                : List.of();
    }
}

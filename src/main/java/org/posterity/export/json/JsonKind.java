package org.posterity.export.json;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Set;
import java.util.TreeSet;

/** The six types of JSON values, named as in ledgers. */
enum JsonKind {
    STRING("string"),
    NUMBER("number"),
    BOOLEAN("boolean"),
    NULL("null"),
    OBJECT("object"),
    LIST("list");

    private final String word;

    JsonKind(String word) {
        this.word = word;
    }

    /** The type of the value that begins with this token. */
    static JsonKind of(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> OBJECT;
            case START_ARRAY -> LIST;
            case VALUE_STRING -> STRING;
            case VALUE_TRUE, VALUE_FALSE -> BOOLEAN;
            case VALUE_NULL -> NULL;
            default -> NUMBER;
        };
    }

    int bit() {
        return 1 << ordinal();
    }

    static Set<String> words(int bits) {
        Set<String> words = new TreeSet<>();
        for (JsonKind kind : values()) {
            if ((bits & kind.bit()) != 0) {
                words.add(kind.word);
            }
        }
        return words;
    }
}

package org.posterity.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a donor wrote, after the privacy stage took out what may not be kept. Only that stage and the reader of records make
 * one; pages write it as text, never as markup.
 */
public record ScreenedText(@JsonValue String value) {

    @JsonCreator
    public ScreenedText {}

    @Override
    public String toString() {
        return value;
    }
}

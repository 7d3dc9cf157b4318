package org.posterity.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Text by a donor, after the privacy stage removed what may not be kept. Only that stage and the reader of records create it;
 * pages write it as text, never as markup.
 */
public record ScreenedText(@JsonValue String value) {

    @JsonCreator
    public ScreenedText {}

    @Override
    public String toString() {
        return value;
    }
}

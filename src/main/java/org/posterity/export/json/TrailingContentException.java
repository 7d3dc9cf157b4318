package org.posterity.export.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;

/** There is more content after the export's closing brace. */
public final class TrailingContentException extends JsonParseException {
    public TrailingContentException(JsonParser parser) {
        super(parser, "More content follows.");
    }
}

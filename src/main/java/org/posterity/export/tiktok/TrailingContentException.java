package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;

/** More content follows after the export's closing brace. */
final class TrailingContentException extends JsonParseException {
    TrailingContentException(JsonParser parser) {
        super(parser, "More content follows.");
    }
}

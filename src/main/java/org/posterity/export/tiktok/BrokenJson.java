package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import org.posterity.export.ReadResult;
import org.posterity.model.Fault;

/** A syntax error in words: where it is and what to do, never what stands there. */
final class BrokenJson {
    private BrokenJson() {}

    static ReadResult.Broken describe(String path, JsonProcessingException failure) {
        JsonLocation at = failure.getLocation();
        String place = at == null
                ? path
                : path + ", line " + at.getLineNr() + ", column " + at.getColumnNr() + " (byte " + at.getByteOffset()
                        + ")";
        if (failure instanceof JsonEOFException) {
            return new ReadResult.Broken(
                    "truncated-export",
                    "The export breaks off before its end.",
                    new Fault(
                            place,
                            "The file ends in the middle of its structure; what follows is lost. Everything before that place could be read.",
                            "Copy the file again from where it came, or ask for a new export; compare the sizes."));
        }
        return new ReadResult.Broken(
                "malformed-export",
                "The export is not well-formed JSON.",
                new Fault(
                        place,
                        "The JSON grammar is violated here.",
                        "If the file was opened in an editor, take the original again; otherwise ask for a new export."));
    }
}

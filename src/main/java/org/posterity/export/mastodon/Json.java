package org.posterity.export.mastodon;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.posterity.export.ReadResult.Broken;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Fault;

/** How the archive's files are read as JSON, and what is said of one that cannot be read. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private Json() {}

    /** Opens a file from its beginning; one that is not in UTF-8 is malformed. */
    static JsonParser open(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (byte octet : in.readNBytes(4)) {
                if (octet == 0) {
                    throw new JsonParseException(null, "Not in UTF-8.");
                }
            }
        }
        InputStream in = Files.newInputStream(file);
        try {
            return FACTORY.createParser(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Opens a piece of a file. */
    static JsonParser open(byte[] piece) throws IOException {
        return FACTORY.createParser(piece);
    }

    /** Requires that the structure that was begun has ended, and that nothing follows it. */
    static void requireEnd(JsonParser parser) throws IOException {
        if (!parser.getParsingContext().inRoot()) {
            throw new JsonEOFException(parser, null, "The file breaks off.");
        }
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "Something follows.");
        }
    }

    /** What is to be said of a file that is no JSON; nothing of what stands in it. */
    static Broken broken(ReceivedFile file, JsonProcessingException failure) {
        long at = failure.getLocation() == null ? -1 : failure.getLocation().getByteOffset();
        String where = at < 0 ? file.path() : file.path() + " (byte " + at + ")";
        return failure instanceof JsonEOFException
                ? new Broken(
                        "truncated-export",
                        "The export breaks off before its end.",
                        new Fault(
                                where,
                                "The file ends in the middle of its structure; what follows is lost.",
                                "Copy the archive again from where it came, or ask the donor to request it anew from the server."))
                : new Broken(
                        "malformed-export",
                        "The export is not well-formed JSON in UTF-8.",
                        new Fault(
                                where,
                                "The grammar of JSON is violated here, or a value is larger than any that a server writes.",
                                "Take the archive as the server made it; if it was changed by hand, take the original again."));
    }
}

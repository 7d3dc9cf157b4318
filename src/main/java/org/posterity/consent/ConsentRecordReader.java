package org.posterity.consent;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.posterity.model.Digest;
import org.posterity.model.Fault;
import org.posterity.model.TerminalFailure;

/**
 * Reads consent records: text, JSON, schema, then what no schema can say. Everything that is wrong is told at once, and
 * never by quoting the record, which is personal.
 */
public final class ConsentRecordReader {
    /** A record of some pages has a few kilobytes; what is larger is something else. */
    static final int MOST_BYTES = 1024 * 1024;

    private final ConsentSchema schema;

    private ConsentRecordReader(ConsentSchema schema) {
        this.schema = schema;
    }

    /** A reader that follows the schema in the folder of settings, or the shipped one where that folder has none. */
    public static ConsentRecordReader following(Path configFolder) {
        return new ConsentRecordReader(ConsentSchema.in(configFolder));
    }

    /** A reader that follows the schema that ships with the program. */
    public static ConsentRecordReader shipped() {
        return new ConsentRecordReader(ConsentSchema.shipped());
    }

    public ConsentReading read(Path file) {
        if (!Files.isRegularFile(file)) {
            return faulty("This is not a file.", "Name the consent record itself, a file such as consent.json.");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream.readNBytes(MOST_BYTES + 1));
        } catch (IOException e) {
            throw new TerminalFailure("The consent record cannot be read; may this user open it?", e);
        }
    }

    /** Reads the bytes of a record. */
    public ConsentReading read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return faulty("This is larger than 1 MB.", "A consent record is a short JSON file; is this the right one?");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return faulty("This is not text in UTF-8.", "Save the file again with the encoding UTF-8.");
        }
        // Some editors put a byte order mark in front of UTF-8.
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (content.isBlank()) {
            return faulty("This file is empty.", "Write a record with 'posterity consent new'.");
        }
        LocatedJson json;
        try {
            json = LocatedJson.parse(content, schema.keys());
        } catch (JsonProcessingException e) {
            return notJson(e, content);
        }
        return examine(json, Digest.sha256(bytes));
    }

    private ConsentReading examine(LocatedJson json, Digest digest) {
        Faults faults = new Faults(json);
        for (String pointer : json.duplicates()) {
            faults.add(pointer, "This field is given more than once.", "Keep one of them.");
        }
        schema.examine(json.root(), faults);
        TextRule.examine(json.root(), "", faults);
        ConsentRecord record = new RecordInterpreter(faults, digest).interpret(json.root());
        return faults.isEmpty() ? new ConsentReading.Read(record) : new ConsentReading.Faulty(faults.inOrderOfLines());
    }

    private static ConsentReading notJson(JsonProcessingException failure, String content) {
        JsonLocation location = failure.getLocation();
        String where =
                location == null ? "the file" : "line " + location.getLineNr() + ", column " + location.getColumnNr();
        String what = "This is not JSON: something here is not where it belongs.";
        String remedy =
                "Look for a missing or superfluous comma, bracket or quotation mark at this place or just before it.";
        if (failure instanceof JsonEOFException || stopsAtTheEnd(location, content)) {
            what = "The file ends before the record is complete.";
            remedy = "Get the whole file once more, or close the brackets that are still open.";
        }
        if (failure instanceof StreamConstraintsException) {
            what = "This is nested too deeply, or too long, for a consent record.";
            remedy = "Is this the right file?";
        }
        if (failure instanceof LocatedJson.MoreThanOne) {
            what = "Something follows after the end of the record.";
            remedy = "Keep one record in the file, and nothing after its last bracket.";
        }
        return new ConsentReading.Faulty(List.of(new Fault(where, what, remedy)));
    }

    /** Half a word, such as {@code fal}, is no end of file to the parser. */
    private static boolean stopsAtTheEnd(JsonLocation location, String content) {
        String whole = content.stripTrailing();
        String lastWord = whole.replaceFirst("(?s)^.*[^a-z]", "");
        return location != null
                && location.getCharOffset() >= whole.length() - lastWord.length()
                && Stream.of("true", "false", "null").anyMatch(word -> word.startsWith(lastWord));
    }

    private static ConsentReading faulty(String what, String remedy) {
        return new ConsentReading.Faulty(List.of(new Fault("the file", what, remedy)));
    }
}

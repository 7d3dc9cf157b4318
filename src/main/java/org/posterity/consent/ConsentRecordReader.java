package org.posterity.consent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.posterity.located.Document;
import org.posterity.located.Faults;
import org.posterity.located.Syntax;
import org.posterity.model.Digest;
import org.posterity.model.Fault;
import org.posterity.model.Platforms;
import org.posterity.model.TerminalFailure;

/**
 * Reads consent records: text, JSON, schema, then rules that a schema cannot express. All mistakes are reported at once,
 * without quoting the record, which is personal.
 */
public final class ConsentRecordReader {
    /** A record has a few kilobytes; a much larger file is something else. */
    static final int MOST_BYTES = 1024 * 1024;

    private final ConsentSchema schema;
    private final Platforms platforms;

    private ConsentRecordReader(ConsentSchema schema, Platforms platforms) {
        this.schema = schema;
        this.platforms = platforms;
    }

    /** A reader that follows the schema in the settings folder, or the shipped one if that folder has none. */
    public static ConsentRecordReader following(Path configFolder, Platforms platforms) {
        return new ConsentRecordReader(ConsentSchema.in(configFolder), platforms);
    }

    /** A reader that follows the schema that ships with the program. */
    public static ConsentRecordReader shipped(Platforms platforms) {
        return new ConsentRecordReader(ConsentSchema.shipped(), platforms);
    }

    public ReadConsent read(Path file) {
        if (!Files.isRegularFile(file)) {
            return faulty("This is not a file.", "Give the consent record itself, a file such as consent.json.");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream.readNBytes(MOST_BYTES + 1));
        } catch (IOException e) {
            throw new TerminalFailure("The consent record cannot be read. Check its permissions.", e);
        }
    }

    /** Reads the bytes of a record. */
    public ReadConsent read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return faulty(
                    "This is larger than 1 MB.",
                    "A consent record is a short JSON file. Check that this " + "is the right file.");
        }
        Faults faults = new Faults();
        Optional<Document> document = Document.read(
                bytes, Syntax.JSON, schema.keys()::contains, "Create a record with 'posterity consent new'.", faults);
        return document.isEmpty()
                ? new ReadConsent.Faulty(faults.inOrder())
                : examine(document.get(), Digest.sha256(bytes));
    }

    /** The schema that it follows. */
    ConsentSchema schema() {
        return schema;
    }

    /** Reads a document, which need not come from a file. */
    ReadConsent examine(Document document, Digest digest) {
        schema.examine(document);
        TextRule.examine(document.value());
        ConsentRecord record = RecordInterpreter.interpret(document, digest, platforms);
        return document.faults().isEmpty()
                ? new ReadConsent.Read(record)
                : new ReadConsent.Faulty(document.faults().inOrder());
    }

    private static ReadConsent faulty(String what, String remedy) {
        return new ReadConsent.Faulty(List.of(new Fault("the file", what, remedy)));
    }
}

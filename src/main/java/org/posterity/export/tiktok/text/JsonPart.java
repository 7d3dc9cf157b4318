package org.posterity.export.tiktok.text;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One section's entries in JSON, in a file of their own, separated by commas and without brackets. */
final class JsonPart {
    private final Section section;
    private final Path file;
    private final Writer out;
    private boolean begun;
    private boolean inChat;
    private boolean chatBegun;
    private int chats;
    private long records;

    JsonPart(Section section, Path file) throws IOException {
        this.section = section;
        this.file = file;
        this.out = Files.newBufferedWriter(file);
    }

    /** How many records were written. */
    long records() {
        return records;
    }

    /** Begins a chat; one without a name gets a number. */
    void chat(Optional<String> name) throws IOException {
        endChat();
        chats++;
        comma();
        string(out, section.frame().orElse("*").replace("*", name.orElse(Integer.toString(chats))));
        out.write(":[");
        inChat = true;
        chatBegun = false;
    }

    /** Writes a record of a list or chat, or the fields of an object. */
    void write(RecordDraft record) throws IOException {
        if (section.shape().isMap()) {
            fields(record, begun);
            begun |= !record.isEmpty();
            return;
        }
        if (inChat) {
            out.write(chatBegun ? "," : "");
            chatBegun = true;
        } else {
            comma();
        }
        records++;
        out.write('{');
        fields(record, false);
        out.write('}');
    }

    private void fields(RecordDraft record, boolean afterOthers) throws IOException {
        for (int i = 0; i < record.size(); i++) {
            out.write(afterOthers || i > 0 ? "," : "");
            string(out, record.key(i));
            out.write(':');
            string(out, record.value(i));
        }
    }

    private void endChat() throws IOException {
        out.write(inChat ? "]" : "");
        inChat = false;
    }

    private void comma() throws IOException {
        out.write(begun ? "," : "");
        begun = true;
    }

    /** Ends the writing. */
    void end() throws IOException {
        endChat();
        out.close();
    }

    /** Copies everything to {@code target}; returns whether there was anything. */
    boolean copyTo(Writer target) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return reader.transferTo(target) > 0;
        }
    }

    /** Deletes the file, also after a failure. */
    void clear() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }

    static void string(Writer out, String text) throws IOException {
        out.write('"');
        out.write(JsonStringEncoder.getInstance().quoteAsString(text));
        out.write('"');
    }
}

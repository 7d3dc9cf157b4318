package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.posterity.export.json.ExportJson;
import org.posterity.export.json.Shape;

/**
 * Finds the sections of an export file that contain anything, so that two files can be recognised as parts of one export
 * before they are read. No value is built.
 */
final class SectionEntries {
    private final Structure structure;
    private final JsonParser parser;
    private final EmptyWords emptyWords;
    private final Set<String> sections = new HashSet<>();

    private SectionEntries(Structure structure, JsonParser parser, EmptyWords emptyWords) {
        this.structure = structure;
        this.parser = parser;
        this.emptyWords = emptyWords;
    }

    /** The sections with entries: known ones by one name in all layouts, others by their path. */
    static Set<String> in(Path file, Structure structure) throws IOException {
        try (JsonParser parser = ExportJson.open(ExportJson.TOLERANT, file);
                EmptyWords emptyWords = new EmptyWords(file)) {
            SectionEntries entries = new SectionEntries(structure, parser, emptyWords);
            parser.nextToken();
            entries.readRoots();
            return entries.sections;
        }
    }

    private void readRoots() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String root = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && (structure.isRoot(root) || structure.section(root) == null)) {
                readSections(root);
            } else {
                note(name(root, root));
            }
        }
    }

    private void readSections(String root) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String section = parser.currentName();
            parser.nextToken();
            note(name(section, root + "." + section));
        }
    }

    private String name(String section, String path) {
        Shape shape = structure.section(section);
        return shape == null ? path : shape.name();
    }

    private void note(String section) throws IOException {
        if (holdsEntries("")) {
            sections.add(section);
        }
    }

    /** Skips the value at the parser; returns whether it has entries. */
    private boolean holdsEntries(String key) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> holdsFilledMembers();
            case START_ARRAY -> holdsElements();
            case VALUE_NULL -> false;
            case VALUE_STRING -> !emptyWords.isAt(parser.currentTokenLocation().getByteOffset());
            default -> !key.equalsIgnoreCase("App") && !key.equalsIgnoreCase("IsFastLane");
        };
    }

    private boolean holdsFilledMembers() throws IOException {
        boolean filled = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            filled |= holdsEntries(key);
        }
        return filled;
    }

    private boolean holdsElements() throws IOException {
        boolean filled = false;
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            parser.skipChildren();
            filled = true;
        }
        return filled;
    }
}

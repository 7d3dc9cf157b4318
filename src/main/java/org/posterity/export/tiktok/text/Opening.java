package org.posterity.export.tiktok.text;

import java.io.IOException;
import java.util.Optional;
import org.posterity.model.TerminalFailure;

/** What the first line with text in a file looks like. Only its label is looked at, never the value. */
enum Opening {
    /** The file has no text. */
    NOTHING,
    /** A label, heading or sentence that its section has. */
    KNOWN,
    /** Something else in the form {@code Label: value}. */
    LABEL,
    OTHER,
    /** It is not UTF-8. */
    UNREADABLE;

    private static final int MOST_BLANK_LINES = 50;

    static Opening of(ExportFile file, Words words) {
        Optional<Section> section = words.file(file.stem());
        try (TextLines lines = new TextLines(file.file().location())) {
            for (int i = 0; i < MOST_BLANK_LINES; i++) {
                Optional<String> line = lines.next();
                if (line.isEmpty()) {
                    return NOTHING;
                }
                if (!line.get().isBlank()) {
                    return of(line.get(), section, words);
                }
            }
            return OTHER;
        } catch (TextLines.Malformed e) {
            return UNREADABLE;
        } catch (IOException e) {
            throw new TerminalFailure("A received file cannot be read any more.", e);
        }
    }

    private static Opening of(String line, Optional<Section> section, Words words) {
        Optional<LabelledLine> labelled = LabelledLine.of(line);
        boolean known = words.saysNothing(line)
                || section.filter(it -> words.heading(line, it).isPresent()
                                || labelled.filter(cut ->
                                                words.field(it, cut.label()).isPresent())
                                        .isPresent())
                        .isPresent();
        if (known) {
            return KNOWN;
        }
        return labelled.filter(LabelledLine::isFormal).isPresent() ? LABEL : OTHER;
    }
}

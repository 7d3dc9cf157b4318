package org.posterity.export.tiktok.text;

import java.io.IOException;
import java.util.Optional;
import org.posterity.model.TerminalFailure;

/** What the first lines with text in a file look like. Only labels are looked at, never values. */
enum Opening {
    /** The file has no text. */
    NOTHING,
    /** One of them is a label, heading or sentence of the section. */
    KNOWN,
    /** The first is something else in the form {@code Label: value}. */
    LABEL,
    OTHER,
    /** It is not UTF-8. */
    UNREADABLE;

    private static final int MOST_LINES = 20;

    static Opening of(ExportFile file, LanguageWords words) {
        Optional<Section> section = words.file(file.stem());
        Opening first = NOTHING;
        try (TextLines lines = new TextLines(file.file().location())) {
            for (int i = 0; i < MOST_LINES; i++) {
                Optional<String> line = lines.next();
                if (line.isEmpty()) {
                    return first;
                }
                if (!line.get().isBlank()) {
                    Opening opening = of(line.get(), section, words);
                    if (opening == KNOWN) {
                        return KNOWN;
                    }
                    first = first == NOTHING ? opening : first;
                }
            }
            return first == NOTHING ? OTHER : first;
        } catch (TextLines.Malformed e) {
            return UNREADABLE;
        } catch (IOException e) {
            throw new TerminalFailure("A received file cannot be read any more.", e);
        }
    }

    private static Opening of(String line, Optional<Section> section, LanguageWords words) {
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

package org.posterity.export.tiktok.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.posterity.model.TerminalFailure;

/**
 * The lines of a table for people to edit: columns separated by tabs, comments after {@code #}. A mistake stops the
 * program.
 */
final class Table {
    private Table() {}

    /** A line that is not a comment. A leading tab makes the first column empty. */
    record Line(String table, int number, List<String> columns) {

        /** A column; a mistake is reported if the line is too short. */
        String column(int index) {
            if (index >= columns.size() || columns.get(index).isBlank()) {
                throw mistake("has no text in column " + (index + 1) + "; columns are separated by tabs");
            }
            return columns.get(index);
        }

        /** Checks that the line has this many columns. */
        void hasColumns(int count) {
            if (columns.size() != count) {
                throw mistake("has " + columns.size() + " columns, not " + count + "; columns are separated by tabs");
            }
        }

        TerminalFailure mistake(String what) {
            return new TerminalFailure(table + ", line " + number + ", " + what + ".");
        }
    }

    static List<Line> read(String name, InputStream bytes) {
        List<Line> lines = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()))) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                String text = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
                if (!text.isBlank() && !text.startsWith("#")) {
                    lines.add(
                            new Line(name, number, List.of(text.stripTrailing().split("\t", -1))));
                }
            }
        } catch (CharacterCodingException e) {
            throw new TerminalFailure(name + " is not in UTF-8; save it again in that encoding.", e);
        } catch (IOException e) {
            throw new TerminalFailure(name + " cannot be read.", e);
        }
        return lines;
    }

    /** A table shipped with the program. */
    static List<Line> ofProgram(String name) {
        InputStream bytes = Table.class.getResourceAsStream(name);
        if (bytes == null) {
            throw new TerminalFailure("The table " + name + " is missing from the program.");
        }
        return read(name, bytes);
    }
}

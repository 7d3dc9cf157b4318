package org.posterity.page;

import java.io.IOException;
import java.io.Writer;

/** Plain text in lines of at most 72 columns, for readers of any decade. */
final class TextColumns {
    private static final int COLUMNS = 72;
    private final Writer out;

    TextColumns(Writer out) {
        this.out = out;
    }

    TextColumns title(String text) throws IOException {
        String line = singleLine(text);
        paragraph(line);
        rule('=', line);
        return blank();
    }

    TextColumns heading(String text) throws IOException {
        blank();
        out.write(text + "\n");
        rule('-', text);
        return blank();
    }

    TextColumns paragraph(String text) throws IOException {
        return wrapped("", "", text);
    }

    /** An entry whose further lines stand under its text. */
    TextColumns entry(String label, int indent, String text) throws IOException {
        String first = "  " + label;
        if (length(first) >= indent) {
            out.write(first + "\n");
            return wrapped(" ".repeat(indent), " ".repeat(indent), text);
        }
        return wrapped(first + " ".repeat(indent - length(first)), " ".repeat(indent), text);
    }

    /** A line to copy, never wrapped. */
    TextColumns command(String text) throws IOException {
        out.write("    " + text + "\n");
        return this;
    }

    TextColumns blank() throws IOException {
        out.write("\n");
        return this;
    }

    private void rule(char c, String under) throws IOException {
        out.write(String.valueOf(c).repeat(Math.min(COLUMNS, length(under))) + "\n");
    }

    private TextColumns wrapped(String first, String next, String text) throws IOException {
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : singleLine(text).split(" ")) {
            if (begun && length(line) + 1 + length(word) > COLUMNS) {
                out.write(line + "\n");
                line = new StringBuilder(next);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        out.write(line + "\n");
        return this;
    }

    /** One line whatever a name holds: a line break in it must not look like a line of ours. */
    private static String singleLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}

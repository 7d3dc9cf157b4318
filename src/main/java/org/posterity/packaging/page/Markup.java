package org.posterity.packaging.page;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML that is also well-formed XML, written as it comes. Text and attribute values are escaped here and nowhere else, so
 * that no caller can forget it; elements are closed in order or not at all.
 */
final class Markup {
    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    Markup(Writer out) {
        this.out = out;
    }

    Markup doctype() throws IOException {
        out.write("<!DOCTYPE html>\n");
        return this;
    }

    /** An opening tag; {@code attributes} are names and values in turn, and a null value leaves its attribute out. */
    Markup start(String name, String... attributes) throws IOException {
        tag(name, attributes);
        out.write('>');
        open.push(name);
        return this;
    }

    Markup end(String name) throws IOException {
        if (!name.equals(open.peek())) {
            throw new IllegalStateException("<" + open.peek() + "> is open, not <" + name + ">.");
        }
        open.pop();
        out.write("</" + name + ">");
        return this;
    }

    /** An element that never has content, such as {@code img} or {@code rect}. */
    Markup empty(String name, String... attributes) throws IOException {
        tag(name, attributes);
        out.write(" />");
        return this;
    }

    Markup element(String name, String text, String... attributes) throws IOException {
        return start(name, attributes).text(text).end(name);
    }

    Markup text(String text) throws IOException {
        escape(text, false);
        return this;
    }

    Markup line() throws IOException {
        out.write('\n');
        return this;
    }

    /** The style element. The sheet is ours, never text from outside: style content cannot be escaped in HTML. */
    Markup style(Stylesheet sheet) throws IOException {
        out.write("<style>\n" + sheet.css() + "</style>");
        return this;
    }

    void finish() throws IOException {
        if (!open.isEmpty()) {
            throw new IllegalStateException("<" + open.peek() + "> is still open.");
        }
        out.flush();
    }

    private void tag(String name, String... attributes) throws IOException {
        out.write("<" + name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.write(" " + attributes[i] + "=\"");
                escape(attributes[i + 1], true);
                out.write('"');
            }
        }
    }

    private void escape(String text, boolean inAttribute) throws IOException {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '"' -> out.write("&quot;");
                case '\'' -> out.write("&#39;");
                case '\r' -> carriageReturn(text, i);
                case '\n', '\t' -> out.write(inAttribute ? "&#" + c + ";" : Character.toString(c));
                default -> out.write(isCharacter(c) ? Character.toString(c) : "\uFFFD");
            }
        }
    }

    /** Parsers turn CR LF into LF; a reference to the CR would survive and differ, so the line end is written as one LF. */
    private void carriageReturn(String text, int next) throws IOException {
        if (next >= text.length() || text.charAt(next) != '\n') {
            out.write("&#10;");
        }
    }

    /** XML 1.0 §2.2, without the C1 controls, which HTML forbids. */
    private static boolean isCharacter(int c) {
        return (c >= 0x20 && c < 0x7F)
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD && !(c >= 0xFDD0 && c <= 0xFDEF))
                || (c >= 0x10000 && c <= 0x10FFFF && (c & 0xFFFE) != 0xFFFE);
    }
}

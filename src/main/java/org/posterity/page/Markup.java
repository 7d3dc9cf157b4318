package org.posterity.page;

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
        out.write("</");
        out.write(name);
        out.write('>');
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
        out.write("<style>\n");
        out.write(sheet.css());
        out.write("</style>");
        return this;
    }

    void finish() throws IOException {
        if (!open.isEmpty()) {
            throw new IllegalStateException("<" + open.peek() + "> is still open.");
        }
        out.flush();
    }

    private void tag(String name, String... attributes) throws IOException {
        out.write('<');
        out.write(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.write(' ');
                out.write(attributes[i]);
                out.write("=\"");
                escape(attributes[i + 1], true);
                out.write('"');
            }
        }
    }

    private void escape(String text, boolean inAttribute) throws IOException {
        int written = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            String escaped = escaped(c, inAttribute, text, next);
            if (escaped != null) {
                out.write(text, written, i - written);
                out.write(escaped);
                written = next;
            }
            i = next;
        }
        out.write(text, written, text.length() - written);
    }

    /** What stands for the character in the page; null where it stands for itself. */
    private static String escaped(int c, boolean inAttribute, String text, int next) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            // Parsers make one line feed of CR LF, but not of a reference to each.
            case '\r' -> next < text.length() && text.charAt(next) == '\n' ? "" : "&#10;";
            case '\n', '\t' -> inAttribute ? "&#" + c + ";" : null;
            default -> isCharacter(c) ? null : "\uFFFD";
        };
    }

    /** XML 1.0 §2.2, without the C1 controls, which HTML forbids. */
    private static boolean isCharacter(int c) {
        return (c >= 0x20 && c < 0x7F)
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD && !(c >= 0xFDD0 && c <= 0xFDEF))
                || (c >= 0x10000 && c <= 0x10FFFF && (c & 0xFFFE) != 0xFFFE);
    }
}

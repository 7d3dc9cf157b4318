package org.posterity.page;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Where templates write to. They escape what they are given; here, characters that HTML or XML forbids are replaced, and every
 * line end becomes a line feed, so that all parsers read the same text.
 */
final class PageOutput implements TemplateOutput {
    private final Writer out;

    private PageOutput(Writer out) {
        this.out = out;
    }

    /** A template with what it is about. */
    interface Page {
        void draw(HtmlTemplateOutput html);
    }

    /** Writes a page in full; the writer is flushed and left open. It should encode in UTF-8. */
    static void write(Page page, Writer out) throws IOException {
        try {
            page.draw(new OwaspHtmlTemplateOutput(new PageOutput(out)));
            out.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void writeContent(String text) {
        writeContent(text, 0, text.length());
    }

    @Override
    public void writeContent(String text, int begin, int end) {
        try {
            int written = begin;
            for (int i = begin; i < end; ) {
                int c = text.codePointAt(i);
                int next = i + Character.charCount(c);
                if (!isCharacter(c)) {
                    out.write(text, written, i - written);
                    out.write(c != '\r' ? "\uFFFD" : next < end && text.charAt(next) == '\n' ? "" : "\n");
                    written = next;
                }
                i = next;
            }
            out.write(text, written, end - written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** XML 1.0 §2.2, without the C1 controls, which HTML forbids, and without the carriage return. */
    private static boolean isCharacter(int c) {
        return (c >= 0x20 && c < 0x7F)
                || c == '\n'
                || c == '\t'
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD && !(c >= 0xFDD0 && c <= 0xFDEF))
                || (c >= 0x10000 && c <= 0x10FFFF && (c & 0xFFFE) != 0xFFFE);
    }
}

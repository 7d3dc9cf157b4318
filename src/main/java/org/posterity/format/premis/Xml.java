package org.posterity.format.premis;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Elements of one namespace, one to a line, indented. */
final class Xml {
    private final Writer text;
    private final XMLStreamWriter writer;
    private int depth;

    Xml(OutputStream out) throws XMLStreamException {
        // A plain writer keeps the JDK's implementation from writing emoji as two halves.
        text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        writer.writeStartDocument("UTF-8", "1.0");
    }

    /** An element with what {@code inside} writes. */
    void element(String name, Map<String, String> attributes, Content inside) throws XMLStreamException {
        start(name, attributes);
        depth++;
        inside.write();
        depth--;
        line();
        writer.writeEndElement();
    }

    void element(String name, Content inside) throws XMLStreamException {
        element(name, Map.of(), inside);
    }

    /** An element with text alone. */
    void element(String name, Map<String, String> attributes, String content) throws XMLStreamException {
        start(name, attributes);
        writer.writeCharacters(legal(content));
        writer.writeEndElement();
    }

    void element(String name, String content) throws XMLStreamException {
        element(name, Map.of(), content);
    }

    void end() throws XMLStreamException, IOException {
        writer.writeEndDocument();
        writer.flush();
        text.write('\n');
        text.flush();
    }

    private void start(String name, Map<String, String> attributes) throws XMLStreamException {
        line();
        writer.writeStartElement(name);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            writer.writeAttribute(attribute.getKey(), legal(attribute.getValue()));
        }
    }

    private void line() throws XMLStreamException {
        writer.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** Names of files may hold characters that XML 1.0 (§2.2) cannot carry; they become U+FFFD. */
    private static String legal(String value) {
        StringBuilder legal = new StringBuilder(value.length());
        value.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || c >= 0x20 && c < 0xD800
                                || c > 0xDFFF && c < 0xFFFE
                                || c > 0xFFFF
                        ? c
                        : 0xFFFD)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }

    /** Writes what is inside an element. */
    @FunctionalInterface
    interface Content {
        void write() throws XMLStreamException;
    }
}

package org.posterity.located;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A document as a tree, with the location of each value. */
public final class Document {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Syntax syntax;
    private final Predicate<String> isShown;
    private final UnaryOperator<String> names;
    private final Faults faults;
    private final Map<String, Location> places = new HashMap<>();
    private JsonNode root = NODES.missingNode();

    private Document(Syntax syntax, Predicate<String> isShown, UnaryOperator<String> names, Faults faults) {
        this.syntax = syntax;
        this.isShown = isShown;
        this.names = names;
        this.faults = faults;
    }

    /**
     * Reads the text of a file; empty, with a fault, if it cannot be parsed. No fault quotes it. If a key is given twice, the
     * first counts, with a fault.
     *
     * @param isShown which keys may appear in a message; others are shown as {@code *}, since they may be personal
     * @param beginning what to do about an empty file
     */
    public static Optional<Document> read(
            byte[] bytes, Syntax syntax, Predicate<String> isShown, String beginning, Faults faults) {
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        boolean broken = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), decoded, true)
                .isError();
        String text = decoded.flip().toString();
        if (broken) {
            String line =
                    "line " + (1 + text.chars().filter(sign -> sign == '\n').count());
            faults.add(
                    new Location("", line, 1), "This is not text in UTF-8.", "Save the file again in UTF-8 encoding.");
            return Optional.empty();
        }
        // some editors put a byte order mark before UTF-8
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Document document = new Document(syntax, isShown, null, faults);
        try (JsonParser parser = syntax.factory.createParser(content)) {
            if (parser.nextToken() == null) {
                faults.add(new Location("", "the file", 1), "This file is empty.", beginning);
                return Optional.empty();
            }
            document.root = document.value(parser, "", syntax.root, parser.currentTokenLocation());
            if (parser.nextToken() != null) {
                faults.add(
                        at(parser.currentTokenLocation()),
                        "There is more after the end.",
                        "Keep one document in the file, and nothing after it.");
                return Optional.empty();
            }
            return Optional.of(document);
        } catch (JsonProcessingException e) {
            document.unreadable(e, content);
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("Text in memory could not be read.", e);
        }
    }

    /**
     * A tree made from something other than a file.
     *
     * @param names what people call the location of a pointer
     */
    public static Document of(JsonNode tree, UnaryOperator<String> names, Faults faults) {
        Document document = new Document(Syntax.JSON, key -> true, names, faults);
        document.root = tree;
        return document;
    }

    /** The root. */
    public Value value() {
        return new Value(this, root, "", false);
    }

    Syntax syntax() {
        return syntax;
    }

    public Faults faults() {
        return faults;
    }

    /** The location of a value; for a missing one, the line of what should contain it. */
    public Location place(String pointer) {
        return names == null ? shown(bare(pointer)) : new Location(pointer, names.apply(pointer), 0);
    }

    private static Location shown(Location bare) {
        return new Location(
                bare.pointer(),
                bare.shown().isEmpty() ? "line " + bare.line() : bare.shown() + " (line " + bare.line() + ")",
                bare.line());
    }

    private Location bare(String pointer) {
        Location known = places.get(pointer);
        int slash = pointer.lastIndexOf('/');
        if (known != null || slash < 0) {
            return known != null ? known : new Location("", syntax.root, 1);
        }
        Location parent = bare(pointer.substring(0, slash));
        return new Location(pointer, within(parent.shown(), pointer.substring(slash + 1)), parent.line());
    }

    private String within(String parent, String key) {
        return (parent.isEmpty() ? "" : parent + ".") + (isShown.test(key) ? key : "*");
    }

    private JsonNode value(JsonParser parser, String pointer, String shown, JsonLocation location) throws IOException {
        places.put(pointer, new Location(pointer, shown, location.getLineNr()));
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            // a reference to another place is not a value
            return NODES.pojoNode(null);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> group(parser, pointer, shown);
            case START_ARRAY -> list(parser, pointer, shown);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            // a double, because an exact number such as 1e999999999 would fill the memory when compared
            default -> NODES.numberNode(parser.getDoubleValue());
        };
    }

    private ObjectNode group(JsonParser parser, String pointer, String shown) throws IOException {
        ObjectNode group = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            JsonLocation location = parser.currentTokenLocation();
            String child = Location.child(pointer, key);
            parser.nextToken();
            if (group.has(key)) {
                // its pointer is that of something within the first, which may have its own faults
                faults.add(
                        shown(new Location(child + "/", within(shown, key), location.getLineNr())),
                        "This is given twice, and the program will not guess which one is meant.",
                        "Keep one of them.");
                parser.skipChildren();
            } else {
                group.set(key, value(parser, child, within(shown, key), location));
            }
        }
        return group;
    }

    private ArrayNode list(JsonParser parser, String pointer, String shown) throws IOException {
        ArrayNode list = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int index = list.size();
            JsonLocation location = parser.currentTokenLocation();
            list.add(value(parser, pointer + "/" + index, shown + "[" + index + "]", location));
        }
        return list;
    }

    /** The exception's message is not used, because it quotes the document. */
    private void unreadable(JsonProcessingException failure, String content) {
        JsonLocation location = failure.getLocation();
        String what = syntax.broken;
        String remedy = syntax.remedy;
        if (failure instanceof JsonEOFException || stopsAtTheEnd(location, content)) {
            what = "The file ends before it is complete.";
            remedy = "Get the complete file again, or close the open brackets.";
        } else if (failure instanceof StreamConstraintsException) {
            what = "This is nested too deeply, or too long.";
            remedy = "Check that this is the right file.";
        }
        faults.add(location == null ? new Location("", "the file", 1) : at(location), what, remedy);
    }

    private static Location at(JsonLocation location) {
        return new Location(
                "", "line " + location.getLineNr() + ", column " + location.getColumnNr(), location.getLineNr());
    }

    /** To the parser, half a JSON word such as {@code fal} is not an end of file. */
    private boolean stopsAtTheEnd(JsonLocation location, String content) {
        String whole = content.stripTrailing();
        String lastWord = whole.replaceFirst("(?s)^.*[^a-z]", "");
        return syntax == Syntax.JSON
                && location != null
                && location.getCharOffset() >= whole.length() - lastWord.length()
                && Stream.of("true", "false", "null").anyMatch(word -> word.startsWith(lastWord));
    }
}

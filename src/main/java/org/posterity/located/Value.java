package org.posterity.located;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.posterity.model.Digest;

/**
 * A value with its place. What cannot be read as it is asked for becomes a fault there, and the answer is empty; a value that is
 * missing is empty without a fault.
 */
public final class Value {
    /** What is said of something that must be there. */
    public static final String MISSING = "This field is missing.";

    private static final Digest OF_NOTHING = Digest.sha256(new byte[0]);
    private static final String AN_EXAMPLE = "See the schema, or what is shipped, for an example.";

    private final Document document;
    private final JsonNode node;
    private final String pointer;
    private final boolean muted;

    Value(Document document, JsonNode node, String pointer, boolean muted) {
        this.document = document;
        this.node = node;
        this.pointer = pointer;
        this.muted = muted;
    }

    /** The value of a key within this one. */
    public Value at(String key) {
        return new Value(document, node.path(key), Location.child(pointer, key), muted);
    }

    public boolean has(String key) {
        return node.has(key);
    }

    public boolean isMissing() {
        return node.isMissingNode();
    }

    /** Whether it is a group of fields. */
    public boolean isGroup() {
        return node.isObject();
    }

    /** Whether it is a list. */
    public boolean isList() {
        return node.isArray();
    }

    /** Whether nothing stands there that anybody could read, although its key does. */
    public boolean isNothing() {
        return node.isNull()
                || node.isTextual() && node.textValue().codePoints().allMatch(Value::isNothingToRead);
    }

    /** Blanks of every script, and marks that take no room. */
    private static boolean isNothingToRead(int sign) {
        return Character.isWhitespace(sign)
                || Character.isSpaceChar(sign)
                || Character.isISOControl(sign)
                || Character.getType(sign) == Character.FORMAT;
    }

    /** The value itself, for what looks at it as a whole. */
    public JsonNode node() {
        return node;
    }

    public Location place() {
        return document.place(pointer);
    }

    /** Notes a fault of this value. */
    public void fault(String what, String remedy) {
        if (!muted) {
            document.faults().add(place(), what, remedy);
        }
    }

    /** Notes a fault of this value unless it has one. */
    public void faultIfFirst(String what, String remedy) {
        if (!muted) {
            document.faults().addIfFirst(place(), what, remedy);
        }
    }

    /** Notes a fault of this value unless it, what is around it or what is in it has one. */
    public void faultUnlessItFollows(String what, String remedy) {
        if (!muted) {
            document.faults().addUnlessItFollows(place(), what, remedy);
        }
    }

    /** The value itself where it is a group; else a fault, and a group without fields of which nothing more is told. */
    public Value group() {
        if (node.isObject()) {
            return this;
        }
        faultIfFirst(document.syntax().group, AN_EXAMPLE);
        return new Value(document, node, pointer, true);
    }

    /** A group that may be missing. */
    public Value optionalGroup(String key) {
        return has(key) ? at(key).group() : at(key);
    }

    /** The fields of a group in their order. */
    public Map<String, Value> entries() {
        Map<String, Value> entries = new LinkedHashMap<>();
        group().node.fieldNames().forEachRemaining(key -> entries.put(key, at(key)));
        return entries;
    }

    /** The fields of a group, whose names must be among those that are known. */
    public Map<String, Value> entries(List<String> known) {
        Map<String, Value> entries = entries();
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                value.fault(
                        "Nobody knows this word here.",
                        "Correct its spelling or take it out. Known here: " + String.join(", ", known) + ".");
            }
        });
        return entries;
    }

    /** The values of a list. */
    public List<Value> elements() {
        if (!node.isArray() && !isMissing()) {
            faultIfFirst(document.syntax().list, AN_EXAMPLE);
        }
        return IntStream.range(0, node.isArray() ? node.size() : 0)
                .mapToObj(i -> new Value(document, node.get(i), pointer + "/" + i, muted))
                .toList();
    }

    /** The groups of a list. */
    public List<Value> groups() {
        return elements().stream().filter(element -> element.group().isGroup()).toList();
    }

    public Optional<String> text() {
        if (isMissing()) {
            return Optional.empty();
        }
        if (isNothing() || !node.isTextual()) {
            faultIfFirst(
                    isNothing() ? "Nothing stands here." : "This must be text.",
                    "Write text, in quotation marks where it could be taken for something else, or leave it out.");
            return Optional.empty();
        }
        return Optional.of(node.textValue());
    }

    public boolean flag() {
        if (!isMissing() && !node.isBoolean()) {
            faultIfFirst("This must be true or false.", "Write true or false.");
        }
        return node.isBoolean() && node.booleanValue();
    }

    /** A day of a year that can be meant. */
    public Optional<LocalDate> day() {
        return text().flatMap(text -> {
            try {
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() >= 1900 && day.getYear() <= 2999) {
                    return Optional.of(day);
                }
                faultIfFirst("This year can hardly be meant.", "Write a year of four digits, as 2026.");
            } catch (DateTimeParseException e) {
                faultIfFirst("This is not a day of the calendar.", "Write year-month-day, as 2026-03-31.");
            }
            return Optional.empty();
        });
    }

    /** A digest of something. */
    public Optional<Digest> digest() {
        return text().flatMap(text -> {
            try {
                Digest digest = Digest.parse(text);
                if (digest.equals(OF_NOTHING)) {
                    faultIfFirst(
                            "This is the digest of an empty file, which proves nothing.",
                            "Look for the whole file and record its digest.");
                }
                return Optional.of(digest);
            } catch (IllegalArgumentException e) {
                faultIfFirst("This is not a digest.", "Write sha256: and 64 hexadecimal digits.");
                return Optional.empty();
            }
        });
    }

    /** One of several words. */
    public <E> Optional<E> word(Function<String, Optional<E>> parse) {
        return word(parse, "This word is not known.", "See the words that the schema allows here.");
    }

    /** One of several words, or this fault. */
    public <E> Optional<E> word(Function<String, Optional<E>> parse, String what, String remedy) {
        Optional<String> text = text();
        Optional<E> found = text.flatMap(parse);
        if (text.isPresent() && found.isEmpty()) {
            faultIfFirst(what, remedy);
        }
        return found;
    }

    /** What is read of a field that must be there; null with a fault when it is not, or cannot be read. */
    public <T> T needed(String key, Function<Value, Optional<T>> read) {
        return needed(key, read, "Add it.");
    }

    /** As above, with the remedy where it is missing. */
    public <T> T needed(String key, Function<Value, Optional<T>> read, String remedy) {
        Value value = at(key);
        if (value.isMissing()) {
            value.faultIfFirst(MISSING, remedy);
        }
        return read.apply(value).orElse(null);
    }
}

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
 * A value with its location. If it cannot be read as requested, that becomes a fault and the answer is empty; a missing value
 * is empty without a fault.
 */
public final class Value {
    /** The fault of a missing required value. */
    public static final String MISSING = "This field is missing.";

    private static final Digest OF_NOTHING = Digest.sha256(new byte[0]);
    private static final String AN_EXAMPLE = "See the schema, or the shipped file, for an example.";

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

    /** Whether the key exists but its value is blank. */
    public boolean isNothing() {
        return node.isNull()
                || node.isTextual() && node.textValue().codePoints().allMatch(Value::isNothingToRead);
    }

    /** Spaces of every script, and zero-width marks. */
    private static boolean isNothingToRead(int sign) {
        return Character.isWhitespace(sign)
                || Character.isSpaceChar(sign)
                || Character.isISOControl(sign)
                || Character.getType(sign) == Character.FORMAT;
    }

    /** The JSON value itself. */
    public JsonNode node() {
        return node;
    }

    public Location place() {
        return document.place(pointer);
    }

    /** Adds a fault to this value. */
    public void fault(String what, String remedy) {
        if (!muted) {
            document.faults().add(place(), what, remedy);
        }
    }

    /** Adds a fault to this value unless it has one. */
    public void faultIfFirst(String what, String remedy) {
        if (!muted) {
            document.faults().addIfFirst(place(), what, remedy);
        }
    }

    /** Adds a fault to this value unless there is one at, around or within it. */
    public void faultUnlessItFollows(String what, String remedy) {
        if (!muted) {
            document.faults().addUnlessItFollows(place(), what, remedy);
        }
    }

    /** The value itself if it is a group; otherwise adds a fault and returns an empty group that causes no more faults. */
    public Value group() {
        if (node.isObject()) {
            return this;
        }
        faultIfFirst(document.syntax().group, AN_EXAMPLE);
        return new Value(document, node, pointer, true);
    }

    /** An optional group. */
    public Value optionalGroup(String key) {
        return has(key) ? at(key).group() : at(key);
    }

    /** The fields of a group, in order. */
    public Map<String, Value> entries() {
        Map<String, Value> entries = new LinkedHashMap<>();
        group().node.fieldNames().forEachRemaining(key -> entries.put(key, at(key)));
        return entries;
    }

    /** The fields of a group, whose names must be among the known ones. */
    public Map<String, Value> entries(List<String> known) {
        Map<String, Value> entries = entries();
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                value.fault(
                        "This name is unknown here.",
                        "Correct its spelling or remove it. Known names: " + String.join(", ", known) + ".");
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
                    isNothing() ? "This is empty." : "This must be text.",
                    "Write text, in quotation marks if it could be mistaken for something else, or remove the field.");
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

    /** A date with a plausible year. */
    public Optional<LocalDate> day() {
        return text().flatMap(text -> {
            try {
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() >= 1900 && day.getYear() <= 2999) {
                    return Optional.of(day);
                }
                faultIfFirst("This year is not plausible.", "Write a year with four digits, such as 2026.");
            } catch (DateTimeParseException e) {
                faultIfFirst("This is not a valid date.", "Write year-month-day, such as 2026-03-31.");
            }
            return Optional.empty();
        });
    }

    /** A digest. */
    public Optional<Digest> digest() {
        return text().flatMap(text -> {
            try {
                Digest digest = Digest.parse(text);
                if (digest.equals(OF_NOTHING)) {
                    faultIfFirst(
                            "This is the digest of an empty file, which proves nothing.",
                            "Find the complete file and record its digest.");
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
        return word(parse, "Unknown value.", "See the schema for the allowed values.");
    }

    /** One of several words; otherwise this fault. */
    public <E> Optional<E> word(Function<String, Optional<E>> parse, String what, String remedy) {
        Optional<String> text = text();
        Optional<E> found = text.flatMap(parse);
        if (text.isPresent() && found.isEmpty()) {
            faultIfFirst(what, remedy);
        }
        return found;
    }

    /** The value of a required field; null, with a fault, if it is missing or cannot be read. */
    public <T> T needed(String key, Function<Value, Optional<T>> read) {
        return needed(key, read, "Add it.");
    }

    /** As above, with the remedy if it is missing. */
    public <T> T needed(String key, Function<Value, Optional<T>> read, String remedy) {
        Value value = at(key);
        if (value.isMissing()) {
            value.faultIfFirst(MISSING, remedy);
        }
        return read.apply(value).orElse(null);
    }
}

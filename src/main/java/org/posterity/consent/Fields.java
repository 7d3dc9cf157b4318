package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.posterity.model.Digest;

/**
 * The fields of one JSON object, read without trusting that the schema was obeyed: an institution may have loosened its
 * copy. What cannot be read becomes a fault, and the answer is null or empty; it is used only when there is no fault.
 */
final class Fields {
    static final JsonNode NO_ELEMENTS = JsonNodeFactory.instance.arrayNode();

    private static final Digest OF_NOTHING = Digest.sha256(new byte[0]);

    private final JsonNode node;
    private final String pointer;
    private final Faults faults;

    Fields(JsonNode node, String pointer, Faults faults) {
        this.node = node;
        this.pointer = pointer;
        this.faults = faults;
    }

    String pointer(String name) {
        return LocatedJson.child(pointer, name);
    }

    boolean has(String name) {
        return node.has(name);
    }

    boolean flag(String name) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            faults.addIfFirst(pointer(name), "This must be true or false.", "Write true or false.");
        }
        return value.asBoolean(false) && value.isBoolean();
    }

    String text(String name) {
        return required(name, this::optionalText);
    }

    Optional<String> optionalText(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().codePoints().allMatch(Fields::isNothingToRead)) {
            faults.addIfFirst(pointer(name), "This must be text.", "Write it in quotation marks, or leave it out.");
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    /** Blanks of every script, and marks that take no room. */
    private static boolean isNothingToRead(int sign) {
        return Character.isWhitespace(sign)
                || Character.isSpaceChar(sign)
                || Character.isISOControl(sign)
                || Character.getType(sign) == Character.FORMAT;
    }

    LocalDate day(String name) {
        return required(name, this::optionalDay);
    }

    Optional<LocalDate> optionalDay(String name) {
        return optionalText(name).flatMap(text -> {
            try {
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() < 1900 || day.getYear() > 2999) {
                    faults.addIfFirst(
                            pointer(name), "This year can hardly be meant.", "Write a year of four digits, as 2026.");
                    return Optional.empty();
                }
                return Optional.of(day);
            } catch (DateTimeParseException e) {
                faults.addIfFirst(
                        pointer(name), "This is not a day of the calendar.", "Write year-month-day, as 2026-03-31.");
                return Optional.empty();
            }
        });
    }

    Digest digest(String name) {
        return required(
                name,
                field -> optionalText(field).flatMap(text -> {
                    try {
                        Digest digest = Digest.parse(text);
                        if (digest.equals(OF_NOTHING)) {
                            faults.addIfFirst(
                                    pointer(field),
                                    "This is the digest of an empty file, which proves nothing.",
                                    "Look for the whole file and record its digest.");
                        }
                        return Optional.of(digest);
                    } catch (IllegalArgumentException e) {
                        faults.addIfFirst(
                                pointer(field), "This is not a digest.", "Write sha256: and 64 hexadecimal digits.");
                        return Optional.empty();
                    }
                }));
    }

    <E> E word(String name, Function<String, Optional<E>> parse) {
        return required(name, field -> optionalText(field).flatMap(text -> known(pointer(field), text, parse)));
    }

    <E> List<E> words(String name, Function<String, Optional<E>> parse) {
        List<E> found = new ArrayList<>();
        List<String> texts = texts(name);
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i) != null) {
                known(pointer(name) + "/" + i, texts.get(i), parse).ifPresent(found::add);
            }
        }
        return found;
    }

    /** The texts of a list; null where an element is something else. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list(name)) {
            if (!element.isTextual()) {
                faults.addIfFirst(pointer(name) + "/" + texts.size(), "This must be text.", "Use quotation marks.");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** The fields of an object within this one; without any field when it is missing or something else. */
    Fields object(String name) {
        JsonNode value = node.path(name);
        if (!value.isObject()) {
            faults.addIfFirst(pointer(name), "This must be a group of fields in { }.", "See the schema.");
            return new Fields(value, pointer(name), faults.muted());
        }
        return new Fields(value, pointer(name), faults);
    }

    List<Fields> objects(String name) {
        JsonNode elements = list(name);
        return IntStream.range(0, elements.size())
                .filter(i -> elements.get(i).isObject() || complainOf(name, i))
                .mapToObj(i -> new Fields(elements.get(i), pointer(name) + "/" + i, faults))
                .toList();
    }

    private boolean complainOf(String name, int index) {
        faults.addIfFirst(pointer(name) + "/" + index, "This must be a group of fields in { }.", "See the schema.");
        return false;
    }

    private JsonNode list(String name) {
        JsonNode value = node.path(name);
        if (value.isArray() || value.isMissingNode()) {
            return value.isArray() ? value : NO_ELEMENTS;
        }
        faults.addIfFirst(pointer(name), "This must be a list in [ ].", "See the schema.");
        return NO_ELEMENTS;
    }

    private <E> Optional<E> known(String place, String text, Function<String, Optional<E>> parse) {
        Optional<E> found = parse.apply(text);
        if (found.isEmpty()) {
            faults.addIfFirst(place, "This word is not known.", "See the words that the schema allows here.");
        }
        return found;
    }

    private <T> T required(String name, Function<String, Optional<T>> read) {
        if (!node.has(name)) {
            faults.addIfFirst(pointer(name), "This field is missing.", "Add it.");
        }
        return read.apply(name).orElse(null);
    }
}

package org.posterity.export.tiktok;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.FieldMeaning;
import org.posterity.model.Category;

/** What is known to stand at a place of the export: in which forms, under which names, what it means. A part of the table. */
final class Shape {
    /** Where anything may stand that is not written down: the further settings of a map of settings. */
    static final Shape ANYTHING = anything();

    private String name = "";
    private boolean plain;
    private boolean object;
    private boolean open;
    private final Map<String, Shape> fields = new HashMap<>();
    private Shape entry;
    private Shape element;
    private Optional<Category> category = Optional.empty();
    private Optional<String> type = Optional.empty();
    private Optional<FieldMeaning> meaning = Optional.empty();
    private Optional<KeyMeaning> key = Optional.empty();

    /** A place for a string, a number, a boolean. */
    static Shape plain() {
        Shape shape = new Shape();
        shape.plain = true;
        return shape;
    }

    /** A place for an object. */
    static Shape object() {
        Shape shape = new Shape();
        shape.object = true;
        return shape;
    }

    /** A place that takes no value: the shape of a list before its elements are known. */
    static Shape none() {
        return new Shape();
    }

    private static Shape anything() {
        Shape shape = object();
        shape.plain = true;
        shape.open = true;
        shape.element = shape;
        return shape;
    }

    Shape named(String found) {
        name = found;
        return this;
    }

    Shape meaning(FieldMeaning found) {
        meaning = Optional.of(found);
        return this;
    }

    Shape type(Optional<String> found) {
        type = found;
        return this;
    }

    Shape key(KeyMeaning found) {
        key = Optional.of(found);
        return this;
    }

    Shape category(Optional<Category> found) {
        category = found;
        return this;
    }

    Shape open() {
        open = true;
        return this;
    }

    Shape elements(Shape of) {
        element = of;
        return this;
    }

    Shape entries(Shape of) {
        object = true;
        entry = of;
        return this;
    }

    /** Puts what may stand below this key; a key that has a shape gets the other one's forms besides its own. */
    void put(String spelling, Shape shape) {
        Shape known = fields.putIfAbsent(lower(spelling), shape);
        if (known != null && known != shape) {
            known.join(shape);
        }
    }

    private void join(Shape other) {
        plain |= other.plain;
        object |= other.object;
        open |= other.open;
        entry = entry == null ? other.entry : entry;
        element = element == null ? other.element : element;
        type = type.or(() -> other.type);
        meaning = meaning.or(() -> other.meaning);
        other.fields.forEach(fields::putIfAbsent);
    }

    void putIfAbsent(String spelling, Shape shape) {
        fields.putIfAbsent(lower(spelling), shape);
    }

    /** Gives the other all keys of this one that it lacks. */
    void copyInto(Shape other) {
        fields.forEach(other.fields::putIfAbsent);
    }

    /** Makes this a place for lists alone. */
    void listOnly(Shape of) {
        object = false;
        element = of;
    }

    private static String lower(String spelling) {
        return spelling.toLowerCase(Locale.ROOT);
    }

    /** The first of a section's names. */
    String name() {
        return name;
    }

    /** Whether a string, number or boolean may stand here. */
    boolean takesPlain() {
        return plain;
    }

    boolean takesObject() {
        return object;
    }

    boolean takesList() {
        return element != null;
    }

    /** Whether further keys are understood, though they are not listed. */
    boolean isOpen() {
        return open;
    }

    /** Whether the keys below are data. */
    boolean isKeyedByData() {
        return entry != null;
    }

    /** What stands below a key, in whichever case of letters; null where the key is unknown. */
    Shape below(String spelling) {
        return fields.get(lower(spelling));
    }

    /** What stands below each key that is data; null where keys are names. */
    Shape entry() {
        return entry;
    }

    /** What the elements of a list are; null where no list belongs. */
    Shape element() {
        return element;
    }

    /** The type of item that an object here is, or an entry of a map keyed by data. */
    Optional<String> type() {
        return type;
    }

    boolean isOfType(String wanted) {
        return type.isPresent() && type.get().equals(wanted);
    }

    Optional<FieldMeaning> meaning() {
        return meaning;
    }

    /** What the key says under which this entry of a map stands. */
    Optional<KeyMeaning> key() {
        return key;
    }

    /** The category of a section, or of what is not listed below a root. */
    Optional<Category> category() {
        return category;
    }
}

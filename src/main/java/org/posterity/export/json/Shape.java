package org.posterity.export.json;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.FieldMeaning;
import org.posterity.model.Category;

/** What is known to stand at a place of the export: in which forms, under which names, what it means. A part of the table. */
public final class Shape {
    /** The type of items of which only what stands in them says what they are: see {@link ItemKinds}. */
    public static final String ITEM = "item";

    /** Where anything may stand that is not written down: the further settings of a map of settings. */
    public static final Shape ANYTHING = anything();

    private String name = "";
    private boolean plain;
    private boolean object;
    private boolean open;
    private final Map<String, Shape> fields;
    private Shape entry;
    private Shape element;
    private Optional<Category> category = Optional.empty();
    private Optional<String> type = Optional.empty();
    private Optional<FieldMeaning> meaning = Optional.empty();
    private Optional<KeyMeaning> key = Optional.empty();
    private final Map<String, FieldMeaning> meaningByType = new HashMap<>();

    private Shape(Map<String, Shape> fields) {
        this.fields = fields;
    }

    /** A place for a string, a number, a boolean. */
    public static Shape plain() {
        Shape shape = new Shape(new HashMap<>());
        shape.plain = true;
        return shape;
    }

    /** A place for an object. */
    public static Shape object() {
        Shape shape = new Shape(new HashMap<>());
        shape.object = true;
        return shape;
    }

    /** A place that takes no value: the shape of a list before its elements are known. */
    public static Shape none() {
        return new Shape(new HashMap<>());
    }

    private static Shape anything() {
        Shape shape = object();
        shape.plain = true;
        shape.open = true;
        shape.element = shape;
        return shape;
    }

    public Shape named(String found) {
        name = found;
        return this;
    }

    public Shape meaning(FieldMeaning found) {
        meaning = Optional.of(found);
        return this;
    }

    /** In an object of this type the field means something else. */
    public Shape meaning(String inType, FieldMeaning found) {
        meaningByType.put(inType, found);
        return this;
    }

    public Shape type(Optional<String> found) {
        type = found;
        return this;
    }

    public Shape key(KeyMeaning found) {
        key = Optional.of(found);
        return this;
    }

    public Shape category(Optional<Category> found) {
        category = found;
        return this;
    }

    public Shape open() {
        open = true;
        return this;
    }

    public Shape elements(Shape of) {
        element = of;
        return this;
    }

    /** Lets several stand here in a list, each like the one that may stand here by itself. */
    public Shape orSeveral() {
        Shape one = new Shape(fields);
        one.plain = plain;
        one.object = object;
        one.open = open;
        one.entry = entry;
        one.meaning = meaning;
        one.category = category;
        one.meaningByType.putAll(meaningByType);
        element = one;
        return this;
    }

    public Shape entries(Shape of) {
        object = true;
        entry = of;
        return this;
    }

    /** Puts what may stand below this key; a key that has a shape gets the other one's forms besides its own. */
    public void put(String spelling, Shape shape) {
        Shape known = fields.putIfAbsent(lower(spelling), shape);
        if (known != null && known != shape) {
            known.join(shape);
        }
    }

    /** Makes this a place for an object too, in which this stands below the key. */
    Shape member(String spelling, Shape shape) {
        object = true;
        fields.put(lower(spelling), shape);
        return this;
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

    public void putIfAbsent(String spelling, Shape shape) {
        fields.putIfAbsent(lower(spelling), shape);
    }

    /** Gives the other all keys of this one that it lacks. */
    public void copyInto(Shape other) {
        fields.forEach(other.fields::putIfAbsent);
    }

    /** Makes this a place for lists alone. */
    public void listOnly(Shape of) {
        object = false;
        element = of;
    }

    private static String lower(String spelling) {
        return spelling.toLowerCase(Locale.ROOT);
    }

    /** The first of a section's names. */
    public String name() {
        return name;
    }

    /** Whether a string, number or boolean may stand here. */
    public boolean takesPlain() {
        return plain;
    }

    public boolean takesObject() {
        return object;
    }

    public boolean takesList() {
        return element != null;
    }

    /** Whether further keys are understood, though they are not listed. */
    public boolean isOpen() {
        return open;
    }

    /** Whether the keys below are data. */
    public boolean isKeyedByData() {
        return entry != null;
    }

    /** What stands below a key, in whichever case of letters; null where the key is unknown. */
    public Shape below(String spelling) {
        return fields.get(lower(spelling));
    }

    /** What stands below each key that is data; null where keys are names. */
    public Shape entry() {
        return entry;
    }

    /** What the elements of a list are; null where no list belongs. */
    public Shape element() {
        return element;
    }

    /** The type of item that an object here is, or an entry of a map keyed by data. */
    public Optional<String> type() {
        return type;
    }

    public boolean isOfType(String wanted) {
        return type.isPresent() && type.get().equals(wanted);
    }

    public Optional<FieldMeaning> meaning() {
        return meaning;
    }

    /** Whether it depends on the type of the object around what it means. */
    boolean variesByType() {
        return !meaningByType.isEmpty();
    }

    /** What it means in an object of this type. */
    public Optional<FieldMeaning> meaning(String inType) {
        FieldMeaning found = meaningByType.get(inType);
        return found == null ? meaning : Optional.of(found);
    }

    /** What the key says under which this entry of a map stands. */
    public Optional<KeyMeaning> key() {
        return key;
    }

    /** The category of a section, or of what is not listed below a root. */
    public Optional<Category> category() {
        return category;
    }
}

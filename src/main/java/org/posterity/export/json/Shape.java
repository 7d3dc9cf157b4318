package org.posterity.export.json;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.FieldMeaning;
import org.posterity.model.Category;

/** What is known about a place of the export: its possible forms, its names, its meaning. A part of the table. */
public final class Shape {
    /** The type of items that only their content identifies: see {@link ItemKinds}. */
    public static final String ITEM = "item";

    /** A place for anything, such as the other settings in a map of settings. */
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

    /** A place for no value: the shape of a list before its elements are known. */
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

    /** Gives the field another meaning in objects of this type. */
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

    /** Also allows a list of what may be here by itself. */
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

    /** Adds the shape below this key. If the key has a shape, it also gets the new one's forms. */
    public void put(String spelling, Shape shape) {
        Shape known = fields.putIfAbsent(lower(spelling), shape);
        if (known != null && known != shape) {
            known.join(shape);
        }
    }

    /** Makes this also a place for an object with this shape below the key. */
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

    /** Copies all keys that the other one lacks. */
    public void copyInto(Shape other) {
        fields.forEach(other.fields::putIfAbsent);
    }

    /** Makes this a place for lists only. */
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

    /** Whether a string, number or boolean may be here. */
    public boolean takesPlain() {
        return plain;
    }

    public boolean takesObject() {
        return object;
    }

    public boolean takesList() {
        return element != null;
    }

    /** Whether other keys are understood, although they are not listed. */
    public boolean isOpen() {
        return open;
    }

    /** Whether the keys below are data. */
    public boolean isKeyedByData() {
        return entry != null;
    }

    /** What is below a key, ignoring case; null if the key is unknown. */
    public Shape below(String spelling) {
        return fields.get(lower(spelling));
    }

    /** What is below each key that is data; null if keys are names. */
    public Shape entry() {
        return entry;
    }

    /** What the elements of a list are; null if no list belongs here. */
    public Shape element() {
        return element;
    }

    /** The type of item that an object here is, or that an entry of a map keyed by data is. */
    public Optional<String> type() {
        return type;
    }

    public boolean isOfType(String wanted) {
        return type.isPresent() && type.get().equals(wanted);
    }

    public Optional<FieldMeaning> meaning() {
        return meaning;
    }

    /** Whether its meaning depends on the type of the object around it. */
    boolean variesByType() {
        return !meaningByType.isEmpty();
    }

    /** Its meaning in an object of this type. */
    public Optional<FieldMeaning> meaning(String inType) {
        FieldMeaning found = meaningByType.get(inType);
        return found == null ? meaning : Optional.of(found);
    }

    /** What the key of this entry of a map says. */
    public Optional<KeyMeaning> key() {
        return key;
    }

    /** The category of a section, or of whatever is not listed below a root. */
    public Optional<Category> category() {
        return category;
    }
}

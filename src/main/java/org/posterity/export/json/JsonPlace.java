package org.posterity.export.json;

import com.fasterxml.jackson.core.JsonToken;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.posterity.model.Category;

/**
 * A path of the export as in ledgers, and what is known about it. Reading and counting each grow a tree of their own; they
 * share only this class, so that both write {@code *} for the same keys. The tree stays small: keys that are data, and
 * unknown ones that may be, share one place.
 */
public final class JsonPlace {
    private static final String ANY = "*";
    private static final String ELEMENT = "[]";

    private final Tree tree;
    private final JsonPlace parent;
    private final String key;
    private final Shape shape;
    private final Optional<Category> category;
    private final int depth;
    private final int number;
    private final Map<String, JsonPlace> named = new HashMap<>();
    private JsonPlace any;
    private JsonPlace element;
    private int newNames;
    private String path;

    /** What all places of one tree share. */
    private static final class Tree {
        private final UnknownKeys unknown;
        private int places;

        private Tree(UnknownKeys unknown) {
            this.unknown = unknown;
        }
    }

    private JsonPlace(Tree tree, JsonPlace parent, String key, Shape shape) {
        this.tree = tree;
        this.parent = parent;
        this.key = key;
        this.shape = shape;
        this.depth = parent == null ? 0 : key.equals(ELEMENT) ? parent.depth : parent.depth + 1;
        Optional<Category> own = shape == null ? Optional.empty() : shape.category();
        this.category = own.isPresent() || parent == null ? own : parent.category;
        this.number = tree.places++;
    }

    /** The root of a new tree: an export, or a file or item of it. All paths begin with its name, which may be empty. */
    public static JsonPlace root(String name, Shape shape, UnknownKeys unknown) {
        return new JsonPlace(new Tree(unknown), null, name, shape);
    }

    /** The place below a key whose value begins with this token. */
    public JsonPlace child(String name, JsonToken value) {
        if (shape != null && shape.isKeyedByData()) {
            return any(shape.entry());
        }
        JsonPlace met = named.get(name);
        if (met != null) {
            return met;
        }
        Shape below = shape != null ? shape.below(name) : tree.unknown.below(this, name);
        if (below == null && !tree.unknown.mayBeNamed(this, name, value)) {
            return any(shape != null && shape.isOpen() ? Shape.ANYTHING : null);
        }
        JsonPlace child = new JsonPlace(tree, this, name, below);
        named.put(name, child);
        if (below == null) {
            newNames++;
        }
        return child;
    }

    private JsonPlace any(Shape below) {
        if (any == null) {
            any = new JsonPlace(tree, this, ANY, below);
        }
        return any;
    }

    /** The place of the elements of a list. */
    public JsonPlace element() {
        if (element == null) {
            element = new JsonPlace(tree, this, ELEMENT, shape == null ? null : shape.element());
        }
        return element;
    }

    /** Whether this is the place of a list's elements. */
    public boolean isElement() {
        return key.equals(ELEMENT);
    }

    /** How many keys lead here from the root. */
    public int depth() {
        return depth;
    }

    /** The number of this place in its tree, from 0, in the order in which places were found. */
    public int number() {
        return number;
    }

    /** How many unknown keys were written by name below this place. */
    public int newNames() {
        return newNames;
    }

    /** Whether the key belongs to the known structure, or is data where data is expected. */
    public boolean isKnown() {
        return shape != null;
    }

    /** Whether this stands for one key, not for all that are or may be data. */
    public boolean isNamed() {
        return !key.equals(ANY);
    }

    /** What is known about this place; null if nothing is. */
    public Shape shape() {
        return shape;
    }

    public Optional<Category> category() {
        return category;
    }

    public boolean isRoot() {
        return parent == null;
    }

    /** For example {@code Post.Posts.VideoList[].Date}. */
    public String path() {
        if (path == null) {
            String above = parent == null ? "" : parent.path();
            path = isElement() ? above + key : above.isEmpty() ? key : above + "." + key;
        }
        return path;
    }
}

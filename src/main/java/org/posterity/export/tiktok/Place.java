package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonToken;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.Category;

/**
 * A path of the export as ledgers write it, and what is known to stand there. Reading and counting each grow a tree of their
 * own; this class is all they share, so that both write {@code *} at the same keys. The tree stays small: keys that are data,
 * and unknown ones that may be, share one place.
 */
final class Place {
    private static final String ANY = "*";
    private static final String ELEMENT = "[]";

    /** Sections in which a key that nobody knows is rather a person's name than the platform's. */
    private static final Set<Category> OF_PEOPLE =
            EnumSet.of(Category.MESSAGES, Category.LIVE, Category.FOLLOWERS, Category.FOLLOWING);

    private final Tree tree;
    private final Place parent;
    private final String key;
    private final Shape shape;
    private final Optional<Category> category;
    private final int depth;
    private final int number;
    private final Map<String, Place> named = new HashMap<>();
    private Place any;
    private Place element;
    private int newNames;
    private String path;

    /** What all places of one tree share. */
    private static final class Tree {
        private final Structure structure;
        private final NewNames newNames = new NewNames();
        private int places;

        private Tree(Structure structure) {
            this.structure = structure;
        }
    }

    private Place(Tree tree, Place parent, String key, Shape shape) {
        this.tree = tree;
        this.parent = parent;
        this.key = key;
        this.shape = shape;
        this.depth = parent == null ? 0 : key.equals(ELEMENT) ? parent.depth : parent.depth + 1;
        Optional<Category> own = shape == null ? Optional.empty() : shape.category();
        this.category = own.isPresent() || parent == null ? own : parent.category;
        this.number = tree.places++;
    }

    /** The export as a whole, at the root of a new tree. */
    static Place ofExport(Structure structure) {
        return new Place(new Tree(structure), null, "", structure.export());
    }

    /** The place below a key, whose value begins with this token. */
    Place child(String name, JsonToken value) {
        if (shape != null && shape.isKeyedByData()) {
            return any(shape.entry());
        }
        Place met = named.get(name);
        if (met != null) {
            return met;
        }
        Shape below = below(name);
        if (below == null && !mayBeNamed(name, value)) {
            return any(shape != null && shape.isOpen() ? Shape.ANYTHING : null);
        }
        Place child = new Place(tree, this, name, below);
        named.put(name, child);
        if (below == null) {
            newNames++;
            tree.newNames.note();
        }
        return child;
    }

    private Place any(Shape below) {
        if (any == null) {
            any = new Place(tree, this, ANY, below);
        }
        return any;
    }

    private Shape below(String name) {
        if (shape != null) {
            return shape.below(name);
        }
        return depth == 1 && !isElement() ? tree.structure.section(name) : null;
    }

    private boolean mayBeNamed(String name, JsonToken value) {
        if (shape != null && (shape.isOpen() || !shape.takesObject())
                || category.isPresent() && OF_PEOPLE.contains(category.get())
                || !tree.newNames.allows(name, newNames)) {
            return false;
        }
        if (shape != null) {
            return true;
        }
        if (isElement()) {
            // The elements of a list that nobody knows may as well be maps from people to numbers.
            return value.isScalarValue() && tree.structure.isField(name);
        }
        return depth == 1 && value == JsonToken.START_OBJECT && Character.isUpperCase(name.charAt(0));
    }

    /** The place of the elements of a list. */
    Place element() {
        if (element == null) {
            element = new Place(tree, this, ELEMENT, shape == null ? null : shape.element());
        }
        return element;
    }

    /** Whether this is the place of a list's elements. */
    boolean isElement() {
        return key.equals(ELEMENT);
    }

    /** Counts the places of a tree from 0, in the order in which they were met. */
    int number() {
        return number;
    }

    /** Whether the key belongs to the known structure, or stands for data at a place where that is known to be. */
    boolean isKnown() {
        return shape != null;
    }

    /** Whether this stands for one key, not for all that are data or may be. */
    boolean isNamed() {
        return !key.equals(ANY);
    }

    /** What is known to stand here; null where nothing is. */
    Shape shape() {
        return shape;
    }

    Optional<Category> category() {
        return category;
    }

    boolean isExport() {
        return parent == null;
    }

    /** For example {@code Post.Posts.VideoList[].Date}; empty for the export as a whole. */
    String path() {
        if (path == null) {
            String above = parent == null ? "" : parent.path();
            path = isElement() ? above + key : above.isEmpty() ? key : above + "." + key;
        }
        return path;
    }
}

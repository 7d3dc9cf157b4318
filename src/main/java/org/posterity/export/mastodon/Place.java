package org.posterity.export.mastodon;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.export.SectionCount;
import org.posterity.export.SectionCount.Standing;
import org.posterity.model.Category;

/**
 * A path of the archive as ledgers write it, and how often something was met there. Reading and counting each grow a tree of
 * their own. The tree stays small: keys that nobody knows, and those that are data, share one place.
 */
final class Place {
    static final String ANY = "*";

    private final Structure structure;
    private final List<Place> tree;
    private final String path;
    private final String plain;
    private final boolean known;
    private final Category category;
    private final Map<String, Place> below = new HashMap<>();
    private final Set<String> types = new TreeSet<>();
    private long met;
    private long misshapen;

    private Place(Structure structure, List<Place> tree, String path, String plain, boolean known, Category category) {
        this.structure = structure;
        this.tree = tree;
        this.path = path;
        this.plain = plain;
        this.known = known;
        this.category = category;
        tree.add(this);
    }

    /** The whole of a file, at the root of a new tree. */
    static Place ofFile(Structure structure, String name, Category category) {
        return new Place(structure, new ArrayList<>(), name, name, true, category);
    }

    /** The place of a key. */
    Place child(String key) {
        boolean isKnown = structure.knows(plain + "." + key);
        boolean data = structure.knows(plain + "." + ANY);
        String step = isKnown ? key : ANY;
        return below.computeIfAbsent(
                step,
                name -> new Place(structure, tree, path + "." + name, plain + "." + name, isKnown || data, category));
    }

    /** The place of the elements of the list that stands here. */
    Place element() {
        return below.computeIfAbsent("[]", name -> new Place(structure, tree, path + name, plain, known, category));
    }

    /** The place of items of one kind in the list of all, which ledgers tell apart. */
    Place ofKind(Addressing.Kind kind) {
        return below.computeIfAbsent(
                "[]" + kind.id(),
                key -> new Place(
                        structure,
                        tree,
                        path + "." + kind.id() + "[]",
                        plain + "." + kind.id(),
                        true,
                        kind.category()));
    }

    void meet(JsonToken value) {
        meet(value, true);
    }

    /** @param fits whether it has the shape that is known here */
    void meet(JsonToken value, boolean fits) {
        met++;
        misshapen += fits ? 0 : 1;
        types.add(
                switch (value) {
                    case START_OBJECT -> "object";
                    case START_ARRAY -> "list";
                    case VALUE_STRING -> "string";
                    case VALUE_TRUE, VALUE_FALSE -> "boolean";
                    case VALUE_NULL -> "null";
                    default -> "number";
                });
    }

    String path() {
        return path;
    }

    /** The way from the file, lists left out. */
    String plain() {
        return plain;
    }

    /** Whether what stands here is looked into: an object's members, a list's elements. */
    boolean isOpen() {
        return known && !structure.skips(plain);
    }

    boolean leads() {
        return isOpen() && structure.leads(plain);
    }

    boolean reads() {
        return known && structure.reads(plain);
    }

    /** The counts of all places of the tree at which something was met. */
    List<SectionCount> counts() {
        return tree.stream()
                .filter(place -> place.met > 0)
                .map(place -> new SectionCount(
                        place.path,
                        place.met,
                        place.standing(),
                        new TreeSet<>(place.types),
                        Optional.of(place.category)))
                .toList();
    }

    private Standing standing() {
        return !known ? Standing.UNKNOWN_KEY : misshapen > 0 ? Standing.UNKNOWN_SHAPE : Standing.KNOWN;
    }
}

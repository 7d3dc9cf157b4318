package org.posterity.packaging.ground;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** The keys that may stand in an object, and the grounds on which. What lies below a key without keys of its own goes with it. */
final class KeyNames {
    /** Any name. */
    static final String ANY = "*";

    private static final String ELEMENTS = "[]";
    private static final String FIRST_LINE = "1:";

    private final Map<String, KeyNames> below = new HashMap<>();
    private Optional<Ground> ground = Optional.empty();

    /** Adds {@code path} as the table writes it. */
    void add(String path, Ground why) {
        Iterator<String> steps = Arrays.asList(path.replace(ELEMENTS, "." + ELEMENTS)
                        .replace(FIRST_LINE, FIRST_LINE + ".")
                        .split("\\."))
                .iterator();
        KeyNames at = this;
        while (steps.hasNext()) {
            at = at.below.computeIfAbsent(steps.next(), step -> new KeyNames());
        }
        at.ground = Optional.of(why);
    }

    Optional<KeyNames> key(String name) {
        return Optional.ofNullable(below.getOrDefault(name, below.get(ANY)));
    }

    /** Whether the key is one of many that are data. */
    boolean isAny(String name) {
        return !below.containsKey(name);
    }

    Optional<KeyNames> elements() {
        return Optional.ofNullable(below.get(ELEMENTS));
    }

    /** The names of the first line, where it differs from the others. */
    KeyNames ofFirstLine() {
        return below.getOrDefault(FIRST_LINE, this);
    }

    boolean isLeaf() {
        return below.isEmpty();
    }

    Optional<Ground> ground() {
        return ground;
    }
}

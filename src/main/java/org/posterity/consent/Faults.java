package org.posterity.consent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.posterity.model.Fault;

/** The faults of one record, each at a place in its JSON. */
final class Faults {
    private record Located(int line, Fault fault) {}

    private final LocatedJson json;
    private final List<Located> all = new ArrayList<>();
    private final Set<String> places = new HashSet<>();

    Faults(LocatedJson json) {
        this.json = json;
    }

    /** {@code pointer} is an RFC 6901 JSON pointer; what it points to may be missing. */
    void add(String pointer, String what, String remedy) {
        places.add(pointer);
        all.add(new Located(json.line(pointer), new Fault(json.shown(pointer), what, remedy)));
    }

    /** Adds a fault unless something was found wrong with that very place before. */
    void addIfFirst(String pointer, String what, String remedy) {
        if (!places.contains(pointer)) {
            add(pointer, what, remedy);
        }
    }

    /** Adds a fault of a whole unless something was found wrong with it, around it or within it: then it may only follow from that. */
    void addUnlessItFollows(String pointer, String what, String remedy) {
        if (places.stream().noneMatch(place -> encloses(place, pointer) || encloses(pointer, place))) {
            add(pointer, what, remedy);
        }
    }

    private static boolean encloses(String outer, String inner) {
        return inner.equals(outer) || inner.startsWith(outer + "/");
    }

    /** A collection that is thrown away, for what lies within a place that has its fault already. */
    Faults muted() {
        return new Faults(json);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Fault> inOrderOfLines() {
        return all.stream()
                .sorted(Comparator.comparingInt(Located::line))
                .map(Located::fault)
                .toList();
    }
}

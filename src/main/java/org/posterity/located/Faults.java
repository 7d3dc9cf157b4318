package org.posterity.located;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.posterity.model.Fault;

/** All mistakes in something that a person wrote, each with its location, to be reported at once. */
public final class Faults {
    private record Located(Location place, Fault fault) {}

    private final List<Located> all = new ArrayList<>();
    private final Map<String, Location> places = new LinkedHashMap<>();

    public void add(Location place, String what, String remedy) {
        places.putIfAbsent(place.pointer(), place);
        all.add(new Located(place, new Fault(place.shown(), what, remedy)));
    }

    /** Adds a fault, unless that location has one already. */
    public void addIfFirst(Location place, String what, String remedy) {
        if (!has(place.pointer())) {
            add(place, what, remedy);
        }
    }

    /**
     * Adds a fault about a whole value, unless there is a fault at, around or within it, from which this one may only follow.
     */
    public void addUnlessItFollows(Location place, String what, String remedy) {
        if (places.values().stream().noneMatch(other -> other.encloses(place) || place.encloses(other))) {
            add(place, what, remedy);
        }
    }

    /** Whether that location has a fault. */
    public boolean has(String pointer) {
        return places.containsKey(pointer);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** In order of line; those on one line in the order in which they were found. */
    public List<Fault> inOrder() {
        return all.stream()
                .sorted(Comparator.comparingInt(located -> located.place().line()))
                .map(Located::fault)
                .toList();
    }

    /** One line for each, below an introductory sentence. */
    public String told(String before) {
        return inOrder().stream().map(fault -> "\n  " + fault.words()).collect(Collectors.joining("", before, ""));
    }
}

package org.posterity.located;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.posterity.model.Fault;

/** All that is wrong with something that a person wrote, each at its place, told at once. */
public final class Faults {
    private record Located(Location place, Fault fault) {}

    private final List<Located> all = new ArrayList<>();
    private final Map<String, Location> places = new LinkedHashMap<>();

    public void add(Location place, String what, String remedy) {
        places.putIfAbsent(place.pointer(), place);
        all.add(new Located(place, new Fault(place.shown(), what, remedy)));
    }

    /** Adds a fault unless something was found wrong with that very place before. */
    public void addIfFirst(Location place, String what, String remedy) {
        if (!has(place.pointer())) {
            add(place, what, remedy);
        }
    }

    /** Adds a fault of a whole unless something was found wrong with it, around it or within it: then it may only follow from that. */
    public void addUnlessItFollows(Location place, String what, String remedy) {
        if (places.values().stream().noneMatch(other -> other.encloses(place) || place.encloses(other))) {
            add(place, what, remedy);
        }
    }

    /** Whether something is wrong with that very place. */
    public boolean has(String pointer) {
        return places.containsKey(pointer);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** In the order of the lines; those of one line in the order in which they were found. */
    public List<Fault> inOrder() {
        return all.stream()
                .sorted(Comparator.comparingInt(located -> located.place().line()))
                .map(Located::fault)
                .toList();
    }

    /** A line for each, below a sentence that is told before them. */
    public String told(String before) {
        return inOrder().stream().map(fault -> "\n  " + fault.words()).collect(Collectors.joining("", before, ""));
    }
}

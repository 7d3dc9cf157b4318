package org.posterity.export.json;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.posterity.export.SectionCount;
import org.posterity.model.Finding;

/** What was found at each place of an export file: how often, of which types, how often in an unknown shape. */
public final class Tally {
    private final List<JsonPlace> places = new ArrayList<>();
    private long[] met = new long[256];
    private long[] misshapen = new long[256];
    private int[] types = new int[256];

    /** Counts one more value at this place, which begins with this token. */
    public void meet(JsonPlace place, JsonToken value) {
        int number = at(place);
        met[number]++;
        types[number] |= JsonKind.of(value).bit();
    }

    private int at(JsonPlace place) {
        int number = place.number();
        while (places.size() <= number) {
            places.add(null);
        }
        if (number >= met.length) {
            met = Arrays.copyOf(met, Math.max(number + 1, met.length * 2));
            misshapen = Arrays.copyOf(misshapen, met.length);
            types = Arrays.copyOf(types, met.length);
        }
        places.set(number, place);
        return number;
    }

    /** Notes that the last value at this place does not have the known shape. */
    public void misshapen(JsonPlace place) {
        misshapen[place.number()]++;
    }

    /** Takes over everything another tally found in the same tree, and empties it. */
    void takeFrom(Tally other) {
        for (int number = 0; number < other.places.size(); number++) {
            if (other.met[number] > 0) {
                at(other.places.get(number));
                met[number] += other.met[number];
                misshapen[number] += other.misshapen[number];
                types[number] |= other.types[number];
            }
        }
        other.clear();
    }

    void clear() {
        Arrays.fill(met, 0);
        Arrays.fill(misshapen, 0);
        Arrays.fill(types, 0);
    }

    /**
     * The count of every path, and a finding for each that the known structure does not explain and nobody has accepted.
     *
     * @param accepted whether all these types are accepted at a path
     */
    public List<SectionCount> counts(BiPredicate<String, Set<String>> accepted, List<Finding> findings) {
        List<SectionCount> counts = new ArrayList<>();
        for (JsonPlace place : places) {
            if (place != null && !place.isRoot()) {
                SectionCount count = count(place, accepted);
                counts.add(count);
                finding(place, count).ifPresent(findings::add);
            }
        }
        return counts;
    }

    private SectionCount count(JsonPlace place, BiPredicate<String, Set<String>> accepted) {
        int number = place.number();
        TreeSet<String> words = new TreeSet<>(JsonKind.words(types[number]));
        SectionCount.Standing standing = !place.isKnown()
                ? SectionCount.Standing.UNKNOWN_KEY
                : misshapen[number] > 0 ? SectionCount.Standing.UNKNOWN_SHAPE : SectionCount.Standing.KNOWN;
        if (standing != SectionCount.Standing.KNOWN && accepted.test(place.path(), words)) {
            standing = SectionCount.Standing.ACCEPTED;
        }
        return new SectionCount(place.path(), met[number], standing, words, place.category());
    }

    private Optional<Finding> finding(JsonPlace place, SectionCount count) {
        String types = String.join(", ", count.types());
        return switch (count.standing()) {
            case UNKNOWN_KEY ->
                Optional.of(new Finding(
                        "unknown-structure",
                        count.path(),
                        "An unknown key or section: found " + times(count.items()) + " (" + types + "), not kept."));
            case UNKNOWN_SHAPE ->
                Optional.of(new Finding(
                        "unknown-structure",
                        count.path(),
                        "An unexpected value for a known key: " + times(misshapen[place.number()]) + " of "
                                + count.items() + " (" + types + "), not kept."));
            case KNOWN, ACCEPTED -> Optional.empty();
        };
    }

    private static String times(long number) {
        return number == 1 ? "once" : number + " times";
    }
}

package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.posterity.export.SectionCount;
import org.posterity.model.Finding;

/** What was met at each place of one export file: how often, of which types, how often in another shape than the known one. */
final class Tally {
    private final List<Place> places = new ArrayList<>();
    private long[] met = new long[256];
    private long[] misshapen = new long[256];
    private int[] types = new int[256];

    /** One more value at this place, beginning with this token. */
    void meet(Place place, JsonToken value) {
        int number = place.number();
        while (places.size() <= number) {
            places.add(null);
        }
        if (number >= met.length) {
            met = Arrays.copyOf(met, met.length * 2);
            misshapen = Arrays.copyOf(misshapen, met.length);
            types = Arrays.copyOf(types, met.length);
        }
        if (met[number]++ == 0) {
            places.set(number, place);
        }
        types[number] |= JsonKind.of(value).bit();
    }

    /** The value just met at this place has not the shape that is known there. */
    void misshapen(Place place) {
        misshapen[place.number()]++;
    }

    /** The count of every path, and a finding for each that the known structure does not explain and nobody has accepted. */
    List<SectionCount> counts(AcceptedStructure accepted, List<Finding> findings) {
        List<SectionCount> counts = new ArrayList<>();
        for (Place place : places) {
            if (place != null && !place.isExport()) {
                SectionCount count = count(place, accepted);
                counts.add(count);
                finding(place, count).ifPresent(findings::add);
            }
        }
        return counts;
    }

    private SectionCount count(Place place, AcceptedStructure accepted) {
        int number = place.number();
        TreeSet<String> words = new TreeSet<>(JsonKind.words(types[number]));
        SectionCount.Standing standing = !place.isKnown()
                ? SectionCount.Standing.UNKNOWN_KEY
                : misshapen[number] > 0 ? SectionCount.Standing.UNKNOWN_SHAPE : SectionCount.Standing.KNOWN;
        if (standing != SectionCount.Standing.KNOWN && accepted.accepts(place.path(), words)) {
            standing = SectionCount.Standing.ACCEPTED;
        }
        return new SectionCount(place.path(), met[number], standing, words, place.category());
    }

    private Optional<Finding> finding(Place place, SectionCount count) {
        String types = String.join(", ", count.types());
        return switch (count.standing()) {
            case UNKNOWN_KEY ->
                Optional.of(new Finding(
                        "unknown-structure",
                        count.path(),
                        "An unknown key or section: met " + times(count.items()) + " (" + types + "), left out."));
            case UNKNOWN_SHAPE ->
                Optional.of(new Finding(
                        "unknown-structure",
                        count.path(),
                        "A value of another shape than the known one: " + times(misshapen[place.number()]) + " of "
                                + count.items() + " (" + types + "), left out."));
            case KNOWN, ACCEPTED -> Optional.empty();
        };
    }

    private static String times(long number) {
        return number == 1 ? "once" : number + " times";
    }
}

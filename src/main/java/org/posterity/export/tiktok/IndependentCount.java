package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * The second count: every list element, map entry and scalar of the export, path by path. It reads no value and shares
 * nothing with the reading but the writing of paths, so that what the reading forgets is missed.
 */
final class IndependentCount implements Callable<SortedMap<String, Long>> {
    /** After how many tokens it looks whether its result is still wanted. */
    private static final int PATIENCE = 0xffff;

    private final JsonFactory json;
    private final Path file;
    private final Structure structure;
    private final List<Place> places = new ArrayList<>();
    private long[] counts = new long[256];
    private Place[] open = new Place[64];
    private boolean[] isList = new boolean[64];
    private int depth;

    IndependentCount(JsonFactory json, Path file, Structure structure) {
        this.json = json;
        this.file = file;
        this.structure = structure;
    }

    @Override
    public SortedMap<String, Long> call() throws IOException {
        try (JsonParser parser = ExportJson.openUnchecked(json, file)) {
            countAll(parser);
        }
        SortedMap<String, Long> byPath = new TreeMap<>();
        for (Place place : places) {
            if (place != null) {
                byPath.merge(place.path(), counts[place.number()], Long::sum);
            }
        }
        return byPath;
    }

    private void countAll(JsonParser parser) throws IOException {
        Place next = Place.ofExport(structure);
        String key = null;
        long tokens = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if ((++tokens & PATIENCE) == 0 && Thread.currentThread().isInterrupted()) {
                return;
            }
            if (token == JsonToken.FIELD_NAME) {
                key = parser.currentName();
                continue;
            }
            if (token.isStructEnd()) {
                if (--depth == 0) {
                    return;
                }
                continue;
            }
            if (depth > 0) {
                Place around = open[depth - 1];
                next = isList[depth - 1] ? around.element() : around.child(key, token);
                count(next);
            }
            if (token.isStructStart()) {
                enter(next, token == JsonToken.START_ARRAY);
            }
        }
    }

    private void count(Place place) {
        int number = place.number();
        if (number >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(number + 1, counts.length * 2));
        }
        if (counts[number]++ == 0) {
            while (places.size() <= number) {
                places.add(null);
            }
            places.set(number, place);
        }
    }

    private void enter(Place place, boolean list) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
            isList = Arrays.copyOf(isList, depth * 2);
        }
        open[depth] = place;
        isList[depth] = list;
        depth++;
    }
}

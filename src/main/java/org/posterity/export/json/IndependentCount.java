package org.posterity.export.json;

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
 * The second count: every list element, map entry and scalar of the export, path by path. It reads no value, and shares
 * with the reading only how paths are written and how kinds of items are told apart, so whatever the reading forgets shows.
 */
public final class IndependentCount implements Callable<SortedMap<String, Long>> {
    /** After how many tokens it checks whether its result is still wanted. */
    private static final int PATIENCE = 0xffff;

    private final JsonFactory json;
    private final Path file;
    private final JsonPlace root;
    private final ItemKinds kinds;
    private final List<JsonPlace> places = new ArrayList<>();
    private long[] counts = new long[256];
    private JsonPlace[] open = new JsonPlace[64];
    private boolean[] isList = new boolean[64];
    private int depth;

    /** What was found in the current item, whose kind is not known yet. */
    private final List<JsonPlace> inItem = new ArrayList<>();

    private int itemDepth = -1;
    private long itemBegin;

    /** @param root of a tree of its own */
    public IndependentCount(JsonFactory json, Path file, JsonPlace root) {
        this(json, file, root, null);
    }

    /** @param kinds for the elements of the list whose type is {@link Shape#ITEM}; null if there is none */
    public IndependentCount(JsonFactory json, Path file, JsonPlace root, ItemKinds kinds) {
        this.json = json;
        this.file = file;
        this.root = root;
        this.kinds = kinds;
    }

    @Override
    public SortedMap<String, Long> call() throws IOException {
        try (JsonParser parser = ExportJson.openUnchecked(json, file)) {
            countAll(parser);
        }
        SortedMap<String, Long> byPath = new TreeMap<>();
        for (JsonPlace place : places) {
            if (place != null) {
                byPath.merge(place.path(), counts[place.number()], Long::sum);
            }
        }
        return byPath;
    }

    private void countAll(JsonParser parser) throws IOException {
        JsonPlace next = root;
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
                endItem(parser, token == JsonToken.END_OBJECT);
                continue;
            }
            if (depth > 0) {
                JsonPlace around = open[depth - 1];
                next = isList[depth - 1] ? around.element() : around.child(key, token);
                next = meet(next, parser);
            }
            if (token.isStructStart()) {
                enter(next, token == JsonToken.START_ARRAY);
            } else {
                endItem(parser, false);
            }
        }
    }

    private JsonPlace meet(JsonPlace place, JsonParser parser) throws IOException {
        if (itemDepth >= 0) {
            inItem.add(place);
            kinds.meet(place, parser);
        } else if (kinds != null && place.isKnown() && place.shape().isOfType(Shape.ITEM)) {
            itemDepth = depth;
            itemBegin = parser.currentTokenLocation().getByteOffset();
            kinds.begin();
            return kinds.place();
        } else {
            count(place);
        }
        return place;
    }

    /** Counts a finished item under the kind it turned out to be. */
    private void endItem(JsonParser parser, boolean object) {
        if (depth != itemDepth) {
            return;
        }
        boolean whole = object && parser.currentLocation().getByteOffset() - itemBegin <= ItemKinds.LARGEST;
        JsonPlace kind = kinds.end(whole);
        count(kind);
        if (kind == kinds.place()) {
            inItem.forEach(this::count);
        }
        inItem.clear();
        itemDepth = -1;
    }

    private void count(JsonPlace place) {
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

    private void enter(JsonPlace place, boolean list) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
            isList = Arrays.copyOf(isList, depth * 2);
        }
        open[depth] = place;
        isList[depth] = list;
        depth++;
    }
}

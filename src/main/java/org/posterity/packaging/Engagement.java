package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.export.EngagementSnapshot;

/** Dated counts as JSON. Over several accessions the lines of {@code engagement.jsonl} make a time series. */
final class Engagement {
    /** The schema.org action that each count counts. */
    private static final Map<String, String> ACTIONS = Map.of(
            "views", "WatchAction",
            "likes", "LikeAction",
            "comments", "CommentAction",
            "shares", "ShareAction",
            "saves", "BookmarkAction");

    private Engagement() {}

    /** Adds {@code engagement} to what is said of a post, where there is any. */
    static void into(ObjectNode json, List<EngagementSnapshot> snapshots) {
        if (!snapshots.isEmpty()) {
            ArrayNode list = json.putArray("engagement");
            snapshots.forEach(snapshot -> describe(snapshot, list.addObject()));
        }
    }

    /** A line for each snapshot, each beginning with what it is of. */
    static void lines(OutputStream out, ObjectNode of, List<EngagementSnapshot> snapshots) throws IOException {
        for (EngagementSnapshot snapshot : snapshots) {
            out.write(WarcWriting.JSON.writeValueAsBytes(describe(snapshot, of.deepCopy())));
            out.write('\n');
        }
    }

    private static ObjectNode describe(EngagementSnapshot snapshot, ObjectNode json) {
        json.put("on", snapshot.on().toString());
        json.put("dating", snapshot.dating());
        json.put("source", snapshot.source());
        ObjectNode counts = json.putObject("counts");
        snapshot.counts().forEach(counts::put);
        return json;
    }

    /** The newest number of each count, by schema.org action. */
    static SortedMap<String, Long> newest(List<EngagementSnapshot> byDay) {
        SortedMap<String, Long> newest = new TreeMap<>();
        byDay.forEach(snapshot -> snapshot.counts().forEach((name, count) -> {
            if (ACTIONS.containsKey(name)) {
                newest.put(ACTIONS.get(name), count);
            }
        }));
        return newest;
    }
}

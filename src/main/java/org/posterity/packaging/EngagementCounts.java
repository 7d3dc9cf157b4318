package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.posterity.export.EngagementSnapshot;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedNotes;

/** Dated counts as the records in WARC files tell them. */
final class EngagementCounts {
    private EngagementCounts() {}

    /** What a line of counts is of, when it is of the account. */
    static ObjectNode account(ScreenedExport export) {
        return AccessionWarcs.JSON
                .createObjectNode()
                .put("account", export.submission().account().toString());
    }

    /** Whether there are counts, of the account or of any post. */
    static boolean isHeld(ScreenedExport export) {
        return !export.context().account().isEmpty()
                || LooseViews.postIds(export)
                        .anyMatch(id -> !export.context()
                                .loose()
                                .getOrDefault(id, ScreenedNotes.NONE)
                                .engagement()
                                .isEmpty())
                || export.countsPosts();
    }

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
            out.write(AccessionWarcs.JSON.writeValueAsBytes(describe(snapshot, of.deepCopy())));
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
}

package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.posterity.export.Evidence;
import org.posterity.export.FileFate;

/** Describes a file's match: to which posts, and by which evidence. */
final class Matches {
    private Matches() {}

    /** Adds {@code match} and {@code evidence} to the description of a file. */
    static ObjectNode describe(FileFate fate, ObjectNode json) {
        if (fate instanceof FileFate.Matched it) {
            json.put("match", "matched");
            evidence(it.evidence(), json);
        } else if (fate instanceof FileFate.Ambiguous it) {
            json.put("match", "ambiguous").put("why", it.why());
            evidence(it.evidence(), json);
        } else if (fate instanceof FileFate.OfProfile) {
            json.put("match", "profile");
        } else if (fate instanceof FileFate.Unmatched it) {
            json.put("match", "unmatched");
            it.postId().ifPresent(id -> json.put("postId", id));
        } else if (fate instanceof FileFate.Aside it) {
            json.put("match", "not-media").put("why", it.why());
        }
        return json;
    }

    private static void evidence(Iterable<Evidence> evidence, ObjectNode json) {
        ArrayNode list = json.putArray("evidence");
        evidence.forEach(each -> list.add(each.id()));
    }
}

package org.posterity.export;

import java.util.Map;
import java.util.Optional;
import org.posterity.intake.ReceivedFile;

/** What a curator decided: the post of each file, or that it has none. */
record CuratorDecisions(Map<ReceivedFile, Optional<Integer>> posts) {
    static final CuratorDecisions NONE = new CuratorDecisions(Map.of());

    CuratorDecisions {
        posts = Map.copyOf(posts);
    }

    boolean decide(ReceivedFile file) {
        return posts.containsKey(file);
    }
}

package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.posterity.characterisation.MediaDescription;
import org.posterity.privacy.ScreenedFile;

/**
 * When a film says that it was made about when a post was made, that speaks for the two belonging together. It decides
 * nothing: platforms write such times anew, and phones run fast and slow.
 */
final class SupportingTimes {
    private static final Duration NEAR = Duration.ofSeconds(60);

    private final NavigableMap<Instant, List<PostAccount>> posts = new TreeMap<>();

    SupportingTimes(List<PostAccount> accounts) {
        for (PostAccount account : accounts) {
            account.post()
                    .date()
                    .ifPresent(date ->
                            posts.computeIfAbsent(date, d -> new ArrayList<>()).add(account));
        }
    }

    /** Adds {@code supports} to what is said of a file, where its own time is near a post's. */
    void describe(ScreenedFile file, ObjectNode json) {
        file.description().flatMap(MediaDescription::creationTime).ifPresent(made -> {
            ArrayNode supports = WarcWriting.JSON.createArrayNode();
            posts.subMap(made.minus(NEAR), true, made.plus(NEAR), true)
                    .forEach((date, near) -> near.forEach(account -> supports.addObject()
                            .put("post", account.post().ordinal())
                            .put("date", date.toString())
                            .put("creationTime", made.toString())
                            .put(
                                    "secondsApart",
                                    Duration.between(date, made).abs().toSeconds())
                            .put("is", "supporting evidence only: it decides nothing")));
            if (!supports.isEmpty()) {
                json.set("supports", supports);
            }
        });
    }
}

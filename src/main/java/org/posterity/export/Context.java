package org.posterity.export;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Finding;

/**
 * What files beside the export say about posts and account.
 *
 * @param sources the files it was read from
 * @param notes by the ordinal of their post
 * @param loose notes about no post of the export, by the platform's id of their post
 * @param account counts of the account, by day
 */
public record Context(
        Set<ReceivedFile> sources,
        Map<Integer, List<ContextNote>> notes,
        Map<String, List<ContextNote>> loose,
        List<EngagementSnapshot> account,
        List<Finding> findings) {

    public static final Context NONE = new Context(Set.of(), Map.of(), Map.of(), List.of(), List.of());

    public Context {
        sources = Set.copyOf(sources);
        notes = Map.copyOf(notes);
        loose = Map.copyOf(loose);
        account = List.copyOf(account);
        findings = List.copyOf(findings);
    }

    /** What is said about the post with this ordinal. */
    public List<ContextNote> of(int post) {
        return notes.getOrDefault(post, List.of());
    }
}

package org.posterity.privacy;

import java.util.List;
import java.util.Map;
import org.posterity.export.EngagementSnapshot;

/**
 * What may be kept of an export's context that belongs to no post.
 *
 * @param loose by the platform's id of a post that the export does not list
 * @param account day by day, counts of the account
 */
public record ScreenedContext(Map<String, ScreenedNotes> loose, List<EngagementSnapshot> account) {

    public ScreenedContext {
        loose = Map.copyOf(loose);
        account = List.copyOf(account);
    }
}

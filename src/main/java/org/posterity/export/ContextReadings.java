package org.posterity.export;

import java.util.List;
import java.util.Set;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Finding;

/**
 * What was read beside the export, before it is known which post each note is of.
 *
 * @param sources the files that were read for it
 * @param account day by day, counts of the account
 */
public record ContextReadings(
        Set<ReceivedFile> sources, List<FoundNote> notes, List<EngagementSnapshot> account, List<Finding> findings) {

    public static final ContextReadings NOTHING = new ContextReadings(Set.of(), List.of(), List.of(), List.of());

    public ContextReadings {
        sources = Set.copyOf(sources);
        notes = List.copyOf(notes);
        account = List.copyOf(account);
        findings = List.copyOf(findings);
    }
}

package org.posterity.export;

import java.util.List;
import java.util.Set;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Finding;

/**
 * What was read beside the export, before it is known which post each note is about.
 *
 * @param sources the files it was read from
 * @param account counts of the account, by day
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

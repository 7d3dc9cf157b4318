package org.posterity.record;

import static org.posterity.record.Ground.PROVENANCE;

import java.time.Instant;
import java.util.List;
import org.posterity.model.Agent;

/**
 * A line of {@code changes.jsonl}: a change after an accession. It is read only for PREMIS; the current state is in
 * {@code terms.json}.
 *
 * @param what kebab-case: {@code restricted}, {@code released}, {@code erased}
 * @param paths the paths in the bag that it concerns; none: the whole package
 */
public record Change(
        @Grounds(PROVENANCE) Instant time,
        @Grounds(PROVENANCE) String what,
        @Grounds(PROVENANCE) List<String> paths,
        @Grounds(PROVENANCE) Agent agent) {

    public Change {
        paths = paths == null ? List.of() : List.copyOf(paths);
    }
}

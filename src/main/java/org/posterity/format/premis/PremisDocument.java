package org.posterity.format.premis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.posterity.model.Agent;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;

/**
 * The content of a PREMIS document about one accession of a package. What is the same for all files is said once, of the
 * package; files are listed only where that is wanted.
 *
 * @param accession the number of the accession, as in its folder's name, for example {@code 0001}
 * @param significantProperties of the package as a whole: name to value, written in this order
 * @param files read once, while the document is written; it may be empty
 * @param events in the order in which they happened; the agents named by events are written of themselves
 * @param agents further agents, who have no event
 */
public record PremisDocument(
        PackageId packageId,
        String accession,
        Map<String, String> significantProperties,
        Iterable<PremisFile> files,
        List<PreservationEvent> events,
        List<Agent> agents,
        PremisRights rights) {

    public PremisDocument {
        significantProperties = Collections.unmodifiableMap(new LinkedHashMap<>(significantProperties));
        events = List.copyOf(events);
        agents = List.copyOf(agents);
    }
}

package org.posterity.format.premis;

import java.util.List;
import org.posterity.model.Agent;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;

/**
 * The content of a PREMIS document about a package. What is the same for all files is said once, of the package; files are
 * listed only where that is wanted.
 *
 * @param properties of the package as a whole (significantProperties), in this order
 * @param files read once, while the document is written; it may be empty
 * @param events in the order in which they happened; the agents named by events are written of themselves
 * @param agents further agents, who have no event
 */
public record PremisDocument(
        PackageId packageId,
        List<Property> properties,
        Iterable<PremisFile> files,
        List<Event> events,
        List<Agent> agents,
        List<PremisRights> rights) {

    public PremisDocument {
        properties = List.copyOf(properties);
        events = List.copyOf(events);
        agents = List.copyOf(agents);
        rights = List.copyOf(rights);
    }

    /** A property of the package: what it is, and how much. */
    public record Property(String type, String value) {}

    /** An event and what identifies it within the package, for example {@code accessions/0001/events/0003}. */
    public record Event(String id, PreservationEvent event) {}
}

package org.posterity.characterisation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.Export;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.PreservationEvent;

/** An export with descriptions of its media, by path in the submission. */
public record DescribedExport(
        Export export, Map<String, MediaDescription> descriptions, List<PreservationEvent> events) {

    public DescribedExport {
        descriptions = Map.copyOf(descriptions);
        events = List.copyOf(events);
    }

    /** The description of a file; empty if it is known not to be media. */
    public Optional<MediaDescription> of(ReceivedFile file) {
        return Optional.ofNullable(descriptions.get(file.path()));
    }
}

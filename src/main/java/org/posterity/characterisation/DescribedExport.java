package org.posterity.characterisation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.Export;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.PreservationEvent;

/** An export whose handed-over media are described, each by its path in the submission. */
public record DescribedExport(
        Export export, Map<String, MediaDescription> descriptions, List<PreservationEvent> events) {

    public DescribedExport {
        descriptions = Map.copyOf(descriptions);
        events = List.copyOf(events);
    }

    /** What the file is; empty where it is known to be no media. */
    public Optional<MediaDescription> of(ReceivedFile file) {
        return Optional.ofNullable(descriptions.get(file.path()));
    }
}

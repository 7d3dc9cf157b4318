package org.posterity.characterisation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.posterity.export.Export;
import org.posterity.export.FileFate;
import org.posterity.export.HandedOverFile;
import org.posterity.model.Agent;
import org.posterity.model.EventType;
import org.posterity.model.PreservationEvent;

/** The entry to this stage: describes every file that may be media. */
public final class Characterisation {
    private final MediaDescriber describer;
    private final Clock clock;
    private final Agent agent;

    public Characterisation(MediaDescriber describer, Clock clock, Agent agent) {
        this.describer = describer;
        this.clock = clock;
        this.agent = agent;
    }

    public DescribedExport describe(Export export) {
        Map<String, MediaDescription> descriptions = new HashMap<>();
        for (HandedOverFile handed : export.files()) {
            if (!(handed.fate() instanceof FileFate.Aside)) {
                descriptions.put(
                        handed.file().path(),
                        describer.describe(
                                handed.file().location(), handed.file().name()));
            }
        }
        List<PreservationEvent> events = new ArrayList<>(export.events());
        events.add(event(EventType.FORMAT_IDENTIFICATION, descriptions.size() + " files identified."));
        events.add(event(
                EventType.METADATA_EXTRACTION, "Technical metadata of " + descriptions.size() + " files extracted."));
        return new DescribedExport(export, descriptions, events);
    }

    private PreservationEvent event(EventType type, String detail) {
        return new PreservationEvent(type, clock.instant(), detail, "success", agent);
    }
}

package org.posterity.record;

import static org.posterity.record.Ground.PROVENANCE;

import java.time.Instant;
import org.posterity.model.Agent;
import org.posterity.model.EventType;
import org.posterity.model.PreservationEvent;

/** A line of {@code events.jsonl}: something done to the submission up to its sealing (PREMIS 3, event). */
public record Event(
        @Grounds(PROVENANCE) EventType type,
        @Grounds(PROVENANCE) Instant time,
        @Grounds(PROVENANCE) String detail,
        @Grounds(PROVENANCE) String outcome,
        @Grounds(PROVENANCE) Agent agent) {

    public static Event of(PreservationEvent event) {
        return new Event(event.type(), event.time(), event.detail(), event.outcome(), event.agent());
    }

    public PreservationEvent event() {
        return new PreservationEvent(type, time, detail, outcome, agent);
    }
}

package org.posterity.model;

import java.time.Instant;

/** Something done to a submission or package (PREMIS 3, event). {@code outcome} is {@code success}, {@code warning} or {@code fail}. */
public record PreservationEvent(EventType type, Instant time, String detail, String outcome, Agent agent) {}

package org.posterity.export;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A date as an export gives it, with what is known of its zone. */
public record ExportDate(LocalDateTime at, Zone zone) {

    /** Where the knowledge of a date's zone comes from. */
    public enum Zone {
        /** The export says that it is UTC, or gives an offset that was converted. */
        STATED("UTC, as the export says"),
        /** The export says nothing, but dates of this shape are known to be UTC. */
        UTC_BY_EVIDENCE("UTC, though the export does not say so"),
        UNKNOWN("in an unknown time zone");

        private final String words;

        Zone(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** The instant, unless the zone is unknown. */
    public Optional<Instant> instant() {
        return zone == Zone.UNKNOWN ? Optional.empty() : Optional.of(at.toInstant(ZoneOffset.UTC));
    }
}

package org.posterity.export;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** A date as an export gives it, and what is known about its time zone. */
public record ExportDate(LocalDateTime at, Zone zone) {

    /** How the time zone of a date is known. */
    public enum Zone {
        /** The export says UTC, or gives an offset, which was converted. */
        STATED("UTC, as the export says"),
        /** The export does not say, but dates of this form are known to be UTC. */
        UTC_BY_EVIDENCE("UTC, though the export does not say so"),
        UNKNOWN("in an unknown time zone");

        private final String words;

        Zone(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** The one of these words; UNKNOWN if there is none. */
        static Zone of(String words) {
            return Stream.of(values())
                    .filter(it -> it.words.equals(words))
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }

    /** The instant, unless the zone is unknown. */
    public Optional<Instant> instant() {
        return zone == Zone.UNKNOWN ? Optional.empty() : Optional.of(at.toInstant(ZoneOffset.UTC));
    }
}

package org.posterity.application;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.posterity.model.Agent;
import org.posterity.model.TerminalFailure;

/** What the machine provides: the time, and the version of the program. */
public final class Machine {
    private static final String SOFTWARE = "urn:posterity:software";

    private Machine() {}

    /** The time in UTC, or the one that {@code SOURCE_DATE_EPOCH} (Unix seconds) sets for reproducible packages. */
    public static Clock clock() {
        String epoch = System.getenv("SOURCE_DATE_EPOCH");
        if (epoch == null || epoch.isBlank()) {
            return Clock.tickSeconds(ZoneOffset.UTC);
        }
        try {
            return Clock.fixed(Instant.ofEpochSecond(Long.parseLong(epoch.strip())), ZoneOffset.UTC);
        } catch (NumberFormatException e) {
            throw new TerminalFailure("SOURCE_DATE_EPOCH must be a number of seconds since 1970.", e);
        }
    }

    public static Agent software() {
        return new Agent(SOFTWARE, "Posterity", "software", version());
    }

    public static String version() {
        return Optional.ofNullable(Machine.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}

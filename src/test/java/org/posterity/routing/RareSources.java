package org.posterity.routing;

import java.util.List;
import java.util.Properties;

/** Values for the sources of routes with which none of them begins within a test. */
final class RareSources {
    private static final String HOUR = "3600000";

    private RareSources() {}

    static Properties values() {
        Properties values = new Properties();
        List.of("inbox", "replication", "clearing").forEach(timer -> values.setProperty(timer + ".period", HOUR));
        values.setProperty("audit.scheduled", "false");
        values.setProperty("audit.schedule", "0 0 2 * * ?");
        return values;
    }
}

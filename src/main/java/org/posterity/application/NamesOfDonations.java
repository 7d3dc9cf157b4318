package org.posterity.application;

import java.util.Locale;

/** Where the names of folders that were handed in may be told: they often are those of donors (setting {@code report.names}). */
enum NamesOfDonations {
    /** Reports and what a command prints go by opaque numbers. */
    NOWHERE,
    /** In the reports on what was not taken in, which lie in the archive, and in what a command prints. */
    ARCHIVE,
    /** In log lines too. */
    EVERYWHERE;

    static NamesOfDonations following(Settings settings) {
        return valueOf(settings.text("report.names", "archive").toUpperCase(Locale.ROOT));
    }

    boolean inReports() {
        return this != NOWHERE;
    }

    boolean inLogs() {
        return this == EVERYWHERE;
    }
}

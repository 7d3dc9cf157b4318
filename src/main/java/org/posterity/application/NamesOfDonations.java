package org.posterity.application;

import java.util.Locale;
import org.posterity.intake.IngestRequest;

/** Where the names of donated folders may be shown, which often are names of donors (setting {@code report.names}). */
public enum NamesOfDonations {
    /** Reports and what a command prints go by opaque numbers. */
    NOWHERE,
    /** In reports on refused transfers, which lie in the archive, and in what a command prints. */
    ARCHIVE,
    /** In log lines too. */
    EVERYWHERE;

    public static NamesOfDonations following(Settings settings) {
        return valueOf(settings.text("report.names", "archive").toUpperCase(Locale.ROOT));
    }

    /** The name of what was handed in, without line breaks or control sequences for the terminal. */
    public static String name(IngestRequest arrival) {
        return String.valueOf(arrival.path().getFileName()).replaceAll("\\p{Cc}", "\uFFFD");
    }

    public boolean inReports() {
        return this != NOWHERE;
    }

    public boolean inLogs() {
        return this == EVERYWHERE;
    }
}

package org.posterity.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a command that writes waits while another run is at work on the same account. */
final class WaitOption {
    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "How long to wait if another run is at work on the same account (default: do not wait).")
    private int seconds;

    Duration patience() {
        if (seconds < 0) {
            throw new IllegalArgumentException("--wait needs a number of seconds, 0 or more.");
        }
        return Duration.ofSeconds(seconds);
    }
}

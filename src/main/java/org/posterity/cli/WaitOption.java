package org.posterity.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a command that writes waits while another run is at work on the same account. */
final class WaitOption {
    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "While another run is at work on the same account, wait for it, this long at most (default: do not wait).")
    private int seconds;

    Duration patience() {
        if (seconds < 0) {
            throw new IllegalArgumentException("--wait is a number of seconds, from 0 on.");
        }
        return Duration.ofSeconds(seconds);
    }
}

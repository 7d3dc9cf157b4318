package org.posterity.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.posterity.storage.ArchiveLock;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a command that writes waits while another run is at work in the archive. */
final class WaitOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "While another run is at work in the archive, wait for it, this long at most (default: do not wait).")
    private int seconds;

    /** Takes the archive's lock, and says so when it has to wait. */
    ArchiveLock lock(Path archive) {
        if (seconds < 0) {
            throw new IllegalArgumentException("--wait is a number of seconds, from 0 on.");
        }
        return ArchiveLock.take(
                archive,
                Duration.ofSeconds(seconds),
                () -> spec.commandLine()
                        .getErr()
                        .println("Another run is at work in this archive; waiting for it, " + seconds + " s at most."));
    }
}

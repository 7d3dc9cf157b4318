package org.posterity.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.posterity.storage.Workplace;
import org.posterity.storage.Workplace.Subject;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a command that writes waits while another run is at work on the same account. */
final class WaitOption {
    private static final Duration ALWAYS = Duration.ofDays(3650);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "While another run is at work on the same account, wait for it, this long at most (default: do not wait).")
    private int seconds;

    /** A place to work in the archive: it says so when there is something to wait for. */
    Workplace workplace(Path archive) {
        return Workplace.in(archive, patience(), this::tell);
    }

    /** The same, for who waits as long as it takes; only of those who watch an inbox for the archive there is one. */
    Workplace watching(Path archive) {
        Workplace workplace = Workplace.in(archive, ALWAYS, this::tell);
        try {
            workplace.lock(Subject.inbox(), patience());
            return workplace;
        } catch (RuntimeException e) {
            workplace.close();
            throw e;
        }
    }

    private Duration patience() {
        if (seconds < 0) {
            throw new IllegalArgumentException("--wait is a number of seconds, from 0 on.");
        }
        return Duration.ofSeconds(seconds);
    }

    private void tell() {
        spec.commandLine()
                .getErr()
                .println("Another run is at work on what comes next; waiting for it"
                        + (seconds > 0 ? ", " + seconds + " s at most." : "."));
    }
}

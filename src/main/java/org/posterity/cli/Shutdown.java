package org.posterity.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.posterity.application.Pipeline;
import org.posterity.application.RunningStages;

/**
 * How work on submissions ends at a signal (SIGINT, SIGTERM, SIGHUP): what changes the archive is finished first, the rest is
 * dropped, and what lies unpacked is cleared before the process ends.
 */
final class Shutdown implements AutoCloseable {
    private final RunningStages stages = new RunningStages();
    private final PrintWriter err;
    private final Thread hook = new Thread(this::end);

    Shutdown(PrintWriter err) {
        this.err = err;
    }

    /** From now on, until it is closed, signals are heeded. */
    static Shutdown begin(PrintWriter err) {
        Shutdown begun = new Shutdown(err);
        Runtime.getRuntime().addShutdownHook(begun.hook);
        return begun;
    }

    /** Where the work is noted, so that it can be ended. */
    RunningStages stages() {
        return stages;
    }

    private void end() {
        List<String> stuck = stages.stop(Pipeline.PATIENCE);
        if (!stuck.isEmpty()) {
            err.println("posterity: " + Pipeline.stuck(stuck).getMessage());
        }
        stages.clear();
    }

    /** Drops what is still at work after all patience, and says so. */
    void giveUp() {
        err.println("posterity: " + Pipeline.stuck(stages.names()).getMessage());
        stages.stop(Duration.ZERO);
        stages.clear();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already.
        }
    }
}

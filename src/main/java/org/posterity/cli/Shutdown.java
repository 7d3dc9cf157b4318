package org.posterity.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.posterity.application.Pipeline;
import org.posterity.application.RunningStages;

/**
 * Ends work on submissions at a signal (SIGINT, SIGTERM, SIGHUP): work that changes the archive is finished first, the rest
 * is dropped, and unpacked files are cleared before the process ends.
 */
final class Shutdown implements AutoCloseable {
    private final RunningStages stages = new RunningStages();
    private final PrintWriter err;
    private final Thread hook = new Thread(this::end);

    Shutdown(PrintWriter err) {
        this.err = err;
    }

    /** Handles signals from now on, until it is closed. */
    static Shutdown begin(PrintWriter err) {
        Shutdown begun = new Shutdown(err);
        Runtime.getRuntime().addShutdownHook(begun.hook);
        return begun;
    }

    /** Where work is registered so that it can be stopped. */
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

    /** Drops what has not finished in time, and says so. */
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

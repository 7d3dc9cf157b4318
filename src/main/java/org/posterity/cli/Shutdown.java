package org.posterity.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.posterity.intake.ProcessFolder;
import org.posterity.routing.Pipeline;
import org.posterity.routing.RunningStages;

/**
 * How work on submissions ends at a signal (SIGINT, SIGTERM, SIGHUP): what changes the archive is finished first, the rest is
 * dropped, and what lies unpacked is cleared before the process ends.
 */
final class Shutdown implements AutoCloseable {
    private final RunningStages stages = new RunningStages();
    private final ProcessFolder folder;
    private final PrintWriter err;
    private final Thread hook = new Thread(this::end);

    Shutdown(ProcessFolder folder, PrintWriter err) {
        this.folder = folder;
        this.err = err;
    }

    /** From now on, until it is closed, signals are heeded. */
    static Shutdown begin(ProcessFolder folder, PrintWriter err) {
        Shutdown begun = new Shutdown(folder, err);
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
        folder.clearUnderWork();
    }

    /** Drops what is still at work after all patience, and says so. */
    void giveUp() {
        err.println("posterity: " + Pipeline.stuck(stages.names()).getMessage());
        stages.stop(Duration.ZERO);
        folder.clearUnderWork();
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

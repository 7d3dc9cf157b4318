package org.posterity.application;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.posterity.application.routing.Pipeline;
import org.posterity.application.routing.Turnstile;
import org.posterity.intake.ProcessFolder;

/**
 * Work on submissions that a signal (SIGINT, SIGTERM, SIGHUP) may end: what changes the archive is finished first, the rest is
 * dropped, and what lies unpacked is cleared before the process ends.
 */
final class Interruptible implements AutoCloseable {
    private final Turnstile turnstile;
    private final ProcessFolder folder;
    private final PrintWriter err;
    private final Thread hook = new Thread(this::end);

    Interruptible(Turnstile turnstile, ProcessFolder folder, PrintWriter err) {
        this.turnstile = turnstile;
        this.folder = folder;
        this.err = err;
    }

    /** From now on, until it is closed, signals are heeded. */
    static Interruptible begin(Turnstile turnstile, ProcessFolder folder, PrintWriter err) {
        Interruptible begun = new Interruptible(turnstile, folder, err);
        Runtime.getRuntime().addShutdownHook(begun.hook);
        return begun;
    }

    /** What the work must pass, so that it can be ended. */
    Turnstile turnstile() {
        return turnstile;
    }

    private void end() {
        List<String> stuck = turnstile.close(Pipeline.PATIENCE);
        if (!stuck.isEmpty()) {
            err.println("posterity: " + Pipeline.stuck(stuck).getMessage());
        }
        folder.clearUnderWork();
    }

    /** Drops what is still at work after all patience, and says so. */
    void giveUp() {
        err.println("posterity: " + Pipeline.stuck(turnstile.stages()).getMessage());
        turnstile.close(Duration.ZERO);
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

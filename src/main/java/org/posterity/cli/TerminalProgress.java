package org.posterity.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.posterity.model.Progress;

/** A progress bar on the terminal for work that takes a while; none in a pipe, and none for work that is done at once. */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final long WORTH_A_BAR = 64L << 20;
    private static final long MEGABYTE = 1_000_000;
    private static final int UPDATE_MILLIS = 200;

    private ProgressBar bar;

    /** The bar of a command, where its standard error is a terminal; the launcher knows. */
    static Progress where(boolean wanted) {
        return wanted && Boolean.getBoolean("posterity.terminal") ? new TerminalProgress() : Progress.NONE;
    }

    @Override
    public synchronized void begin(String work, long bytes) {
        close();
        if (bytes >= WORTH_A_BAR) {
            bar = new ProgressBarBuilder()
                    .setTaskName(work)
                    .setInitialMax(bytes)
                    .setUnit(" MB", MEGABYTE)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .build();
        }
    }

    @Override
    public synchronized void moved(long bytes) {
        if (bar != null) {
            bar.stepBy(bytes);
            if (bar.getCurrent() >= bar.getMax()) {
                close();
            }
        }
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}

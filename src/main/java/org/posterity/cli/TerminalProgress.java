package org.posterity.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.posterity.model.Progress;

/**
 * Progress bars on the terminal for work that takes a while, one line for each submission in work; none in a pipe, and none for work
 * that is done at once.
 */
final class TerminalProgress implements Progress {
    private static final long WORTH_A_BAR = 64L << 20;
    private static final long MEGABYTE = 1_000_000;
    private static final int UPDATE_MILLIS = 200;

    /** Threads that a thread starts work for the same submission. */
    private final ThreadLocal<Line> lines = new InheritableThreadLocal<>() {
        @Override
        protected Line initialValue() {
            return new Line("");
        }
    };

    /** The bars of a command, where its standard error is a terminal; the launcher knows. */
    static Progress where(boolean wanted) {
        return wanted && Boolean.getBoolean("posterity.terminal") ? new TerminalProgress() : Progress.NONE;
    }

    @Override
    public void about(String submission) {
        lines.get().close();
        lines.set(new Line(submission + ": "));
    }

    @Override
    public void begin(String work, long bytes) {
        lines.get().begin(work, bytes);
    }

    @Override
    public void moved(long bytes) {
        lines.get().moved(bytes);
    }

    /** The line of one submission; one bar after another. */
    private static final class Line {
        private final String label;
        private Optional<ProgressBar> bar = Optional.empty();

        Line(String label) {
            this.label = label;
        }

        synchronized void begin(String work, long bytes) {
            close();
            if (bytes >= WORTH_A_BAR) {
                bar = Optional.of(new ProgressBarBuilder()
                        .setTaskName(label + work)
                        .setInitialMax(bytes)
                        .setUnit(" MB", MEGABYTE)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(UPDATE_MILLIS)
                        .build());
            }
        }

        synchronized void moved(long bytes) {
            bar.ifPresent(it -> {
                it.stepBy(bytes);
                if (it.getCurrent() >= it.getMax()) {
                    close();
                }
            });
        }

        synchronized void close() {
            bar.ifPresent(ProgressBar::close);
            bar = Optional.empty();
        }
    }
}

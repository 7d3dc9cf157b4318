package org.posterity.application;

import java.time.Clock;
import org.posterity.model.TransientFailure;

/** Keeps reading at a rate, so that others who use the same disk get on. Several threads share one. */
final class ReadingPace {
    private final Clock clock;
    private final double bytesAMillisecond;
    private final long begun;
    private long bytes;

    ReadingPace(long bytesASecond, Clock clock) {
        this.clock = clock;
        this.bytesAMillisecond = bytesASecond / 1000.0;
        this.begun = clock.millis();
    }

    /** So many bytes were read; waits until they may have been. */
    void moved(long more) {
        long wait;
        synchronized (this) {
            bytes += more;
            wait = (long) (bytes / bytesAMillisecond) - (clock.millis() - begun);
        }
        if (wait > 0) {
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TransientFailure("The reading was interrupted.", e);
            }
        }
    }
}

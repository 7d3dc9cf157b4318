package org.posterity.application;

import java.time.Duration;

/**
 * Hears of stages as submissions pass them: for metrics and logs, never for necessary work. It is called on the threads that
 * work, several at once, and must be quick; what it throws is logged by its class and changes nothing.
 */
public interface StageListener {
    /** Hears nothing. */
    StageListener NONE = new StageListener() {};

    /**
     * A stage is done with one product. The seconds of all its attempts count, those of later stages do not.
     *
     * @param stage its name, which is that of its route
     * @param end {@code passed}, {@code rejected}, {@code already-held} or {@code checked}; {@code failed} after an exception
     */
    default void done(String stage, String end, Duration took) {}

    /** A stage failed for the moment and is tried again; {@code attempt} counts from 1. */
    default void triedAgain(String stage, int attempt) {}
}

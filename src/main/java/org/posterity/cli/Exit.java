package org.posterity.cli;

/** Exit codes, the same for every command. */
final class Exit {
    /** All was done. */
    static final int DONE = 0;
    /** Something was refused, invalid or not found; the output says what and why. */
    static final int NOT_ALL = 1;
    /** The command was used wrongly. */
    static final int USAGE = 2;
    /** The environment failed: disk full, storage unreachable. Nothing is lost; run again. */
    static final int ENVIRONMENT = 3;
    /** Another run is at work on the same thing; nothing was started. */
    static final int IN_USE = 4;

    /** Nothing was found invalid, but something could not be checked; the output says what and why. */
    static final int NOT_CHECKED = 5;

    private Exit() {}
}

package org.posterity.cli;

/** How log lines are written. */
enum LogForm {
    /** A line with time stamp, level and sentence. */
    TEXT,
    /** An object a line. */
    JSON
}

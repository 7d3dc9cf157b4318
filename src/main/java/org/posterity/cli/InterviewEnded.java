package org.posterity.cli;

/** The answers ended, or would not do, before all was asked. */
final class InterviewEnded extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InterviewEnded(String words) {
        super(words);
    }
}

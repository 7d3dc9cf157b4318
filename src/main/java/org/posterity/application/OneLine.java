package org.posterity.application;

/** A short text from the command line that is kept as it is. */
final class OneLine {
    private static final int LONGEST = 500;

    private OneLine() {}

    /**
     * The text without spaces around it.
     *
     * @param option where it was given
     * @throws IllegalArgumentException when it is empty, too long, or has line ends; the message does not quote it
     */
    static String of(String text, String option) {
        String said = text.strip();
        if (said.isEmpty()) {
            throw new IllegalArgumentException(option + " must not be empty.");
        }
        if (said.length() > LONGEST || said.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    option + " must be one line of at most " + LONGEST + " characters, without control characters.");
        }
        return said;
    }
}

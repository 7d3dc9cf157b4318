package org.posterity;

/** A text that counts how often a character of it is looked at, and stops whoever looks too often. */
final class CountedText implements CharSequence {
    private final String text;
    private final long most;
    private long steps;

    CountedText(String text, long most) {
        this.text = text;
        this.most = most;
    }

    /** More characters were looked at than may be. */
    static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }

    long steps() {
        return steps;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++steps > most) {
            throw new TooManySteps();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}

package org.posterity.sources;

/** A source could not be looked at, or a file could not be landed. It has been recorded; the next look tries again. */
public final class NotLanded extends RuntimeException {
    private final Trouble trouble;

    public NotLanded(Trouble trouble) {
        super(trouble.words());
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}

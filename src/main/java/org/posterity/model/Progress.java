package org.posterity.model;

/** Receives progress in bytes. Called from several threads, which it must not slow down. */
public interface Progress {
    /** Ignores progress. */
    Progress NONE = new Progress() {
        @Override
        public void begin(String work, long bytes) {}

        @Override
        public void moved(long bytes) {}
    };

    /** What this thread does from now on, and threads that it starts, is for this submission. */
    default void about(String submission) {}

    /** A piece of work begins, and the previous one for the same submission is done. {@code work} is a word for people, such as {@code hashing}. */
    void begin(String work, long bytes);

    /** This many more bytes are done. */
    void moved(long bytes);
}

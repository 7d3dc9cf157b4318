package org.posterity.model;

/** Told how long work gets on, in bytes. Called from several threads; what it does must not slow them down. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void begin(String work, long bytes) {}

        @Override
        public void moved(long bytes) {}
    };

    /** A piece of work begins, and what was under way is done. {@code work} is a word for people, such as {@code hashing}. */
    void begin(String work, long bytes);

    /** So many more bytes of it are done. */
    void moved(long bytes);
}

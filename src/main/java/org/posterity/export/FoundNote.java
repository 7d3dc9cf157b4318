package org.posterity.export;

/** A note, and how far its id can be trusted in matching. */
public record FoundNote(ContextNote note, Standing standing) {

    /** How far an id in a note can be trusted. */
    public enum Standing {
        /** It is in the platform's own list of this account's posts, so it is one of them. */
        OWN_LIST,
        /** It is in a file that a tool wrote beside a video: a claim, like an id in a file's name. */
        SIDECAR,
        /**
         * It is in a list that also has other people's posts: no claim, and useful only for a post that is known otherwise.
         */
        MENTION,
        /** The note contradicts itself. It is kept under its id and decides nothing. */
        CONTRADICTORY
    }
}

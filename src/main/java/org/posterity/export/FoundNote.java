package org.posterity.export;

/** A note as it was found, and what its id is worth when files are matched to posts. */
public record FoundNote(ContextNote note, Standing standing) {

    /** What the id in a note says. */
    public enum Standing {
        /** It stands in the platform's own list of this account's posts: it is one of them. */
        OWN_LIST,
        /** It stands in a file that a tool wrote beside a video: a claim, like an id in a file's name. */
        SIDECAR,
        /** It stands in a list that holds other people's posts as well: no claim, and of use only for a post that is known otherwise. */
        MENTION,
        /** The note contradicts itself: it is kept by its id, and decides nothing. */
        CONTRADICTORY
    }
}

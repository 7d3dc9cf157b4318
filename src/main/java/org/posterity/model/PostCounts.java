package org.posterity.model;

/**
 * The posts that an export lists, by status: held, missing (in whole or in part) or not selected. {@code ambiguous} counts
 * files, not posts: those that match several posts.
 */
public record PostCounts(int listed, int held, int missing, int ambiguous, int leftOut) {
    /** Of no posts. */
    public static final PostCounts NONE = new PostCounts(0, 0, 0, 0, 0);

    /** These after a submission without an export. @param completed how many of the missing are held now */
    public PostCounts then(int completed, int ambiguousFiles) {
        return new PostCounts(listed, held + completed, missing - completed, ambiguousFiles, leftOut);
    }
}

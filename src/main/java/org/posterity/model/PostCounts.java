package org.posterity.model;

/**
 * The posts that an export lists, by status: held, missing (in whole or in part) or not selected. {@code ambiguous} counts
 * files, not posts: those that match several posts.
 */
public record PostCounts(int listed, int held, int missing, int ambiguous, int leftOut) {}

package org.posterity.model;

/**
 * What became of the posts that an export lists: each is held, missing (in whole or in part) or left out. {@code ambiguous}
 * counts files, not posts: those that fit several posts.
 */
public record PostCounts(int listed, int held, int missing, int ambiguous, int leftOut) {}

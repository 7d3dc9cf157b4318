package org.posterity.holdings;

/** What became of the posts that an export lists: every one is listed, and held, missing, ambiguous or left out. */
public record PostCounts(int listed, int held, int missing, int ambiguous, int leftOut) {}

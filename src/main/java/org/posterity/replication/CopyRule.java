package org.posterity.replication;

/** When a package is safe: in how many verified copies, in how many places, on how many media. The archive itself counts as one copy. */
public record CopyRule(int copies, int places, int media) {}

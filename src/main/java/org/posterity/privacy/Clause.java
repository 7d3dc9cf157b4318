package org.posterity.privacy;

/** The decision on a category and what it rests on: {@code id} is {@code retention:<category>} or {@code consent:<category>}. */
public record Clause(boolean kept, String id, String reason) {}

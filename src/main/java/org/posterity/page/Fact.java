package org.posterity.page;

/** One line of a list of facts: what it is, and its value, both in words. */
public record Fact(String label, String value) {}

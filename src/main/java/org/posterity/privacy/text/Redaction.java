package org.posterity.privacy.text;

/** A removal: which field, by which rule; never what was there. */
public record Redaction(String field, String rule) {}

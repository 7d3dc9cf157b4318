package org.posterity.privacy.text;

/** A removal: which field, by which rule; never what stood there. */
public record Redaction(String field, String rule) {}

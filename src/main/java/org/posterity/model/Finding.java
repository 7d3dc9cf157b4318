package org.posterity.model;

/**
 * Something an archivist should look at, but that stops nothing. {@code code} is kebab-case; no field contains a value from
 * the export.
 */
public record Finding(String code, String where, String what) {}

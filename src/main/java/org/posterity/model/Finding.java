package org.posterity.model;

/** Something worth an archivist's eye that stops nothing. {@code code} is kebab-case; no value from the export in any field. */
public record Finding(String code, String where, String what) {}

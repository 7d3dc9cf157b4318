package org.posterity.export;

/** The account's profile as the export holds it, not yet screened. */
public record Profile(String where, OwnObject object) {}

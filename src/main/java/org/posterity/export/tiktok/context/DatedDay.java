package org.posterity.export.tiktok.context;

import java.time.LocalDate;

/** A day, and how it is known: {@code stated}, or in words from what its year was inferred. */
record DatedDay(LocalDate day, String dating) {
    static final String STATED = "stated";
}

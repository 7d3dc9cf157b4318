package org.posterity.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What somebody who writes a consent record says of one grant.
 *
 * @param categories ids of {@link org.posterity.model.Category}
 * @param access an id of {@link org.posterity.model.AccessLevel}
 * @param until the last day; empty: for good
 */
public record GrantAnswers(
        List<String> categories, List<String> purposes, String access, LocalDate from, Optional<LocalDate> until) {

    public GrantAnswers {
        categories = List.copyOf(categories);
        purposes = List.copyOf(purposes);
    }
}

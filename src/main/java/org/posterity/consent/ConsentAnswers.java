package org.posterity.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.posterity.model.Account;

/**
 * What somebody who writes a consent record must answer; the rest follows.
 *
 * @param notice what the donor had read: the name of a file, or the words themselves
 * @param categories ids of {@link org.posterity.model.Category}
 * @param access an id of {@link org.posterity.model.AccessLevel}
 * @param until the last day; empty: for good
 * @param withoutExport why media come without an export; empty: they do not
 */
public record ConsentAnswers(
        String donor,
        String acceptedBy,
        List<Account> accounts,
        boolean accountUnnamed,
        String institution,
        String notice,
        List<String> categories,
        List<String> purposes,
        String access,
        LocalDate from,
        Optional<LocalDate> until,
        Optional<String> withoutExport) {

    public ConsentAnswers {
        accounts = List.copyOf(accounts);
        categories = List.copyOf(categories);
        purposes = List.copyOf(purposes);
    }
}

package org.posterity.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.posterity.model.Account;

/**
 * What somebody who writes a consent record must answer; the rest follows.
 *
 * @param notice what the donor had read: the name of a file, or the words themselves
 * @param grants at least one
 * @param withoutExport why media come without an export; empty: they do not
 */
public record ConsentAnswers(
        String donor,
        String acceptedBy,
        List<Account> accounts,
        boolean accountUnnamed,
        String institution,
        String notice,
        List<GrantAnswers> grants,
        Optional<String> withoutExport) {

    public ConsentAnswers {
        accounts = List.copyOf(accounts);
        grants = List.copyOf(grants);
        if (grants.isEmpty()) {
            throw new IllegalArgumentException("A consent record grants something.");
        }
    }

    /** Answers with the one grant that most records have. */
    public ConsentAnswers(
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
        this(
                donor,
                acceptedBy,
                accounts,
                accountUnnamed,
                institution,
                notice,
                List.of(new GrantAnswers(categories, purposes, access, from, until)),
                withoutExport);
    }

    /** The first day on which anything is granted. */
    LocalDate from() {
        return grants.stream().map(GrantAnswers::from).min(LocalDate::compareTo).orElseThrow();
    }
}

package org.posterity.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Digest;

/**
 * What a consent record allows, without who signed it: the part that travels in the package.
 *
 * @param accounts the accounts that the grant covers
 * @param accountUnnamed whether an export that names no account is covered
 * @param record sha256 of the record's bytes, the link to the full record that stays with the institution
 */
public record ConsentTerms(
        String id,
        List<Account> accounts,
        boolean accountUnnamed,
        String institution,
        Set<Category> categories,
        Set<String> purposes,
        AccessLevel access,
        LocalDate from,
        Optional<LocalDate> until,
        Optional<LocalDate> embargoUntil,
        String noticeVersion,
        Digest notice,
        Digest record) {

    public ConsentTerms {
        accounts = List.copyOf(accounts);
        categories = Set.copyOf(categories);
        purposes = Set.copyOf(purposes);
    }

    public boolean covers(Category category) {
        return categories.contains(category);
    }
}

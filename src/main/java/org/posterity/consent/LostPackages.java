package org.posterity.consent;

import java.util.Map;
import java.util.Optional;
import org.posterity.model.Account;
import org.posterity.model.PackageId;

/**
 * Port: which package of an account is missing, or cannot be read. Nothing is taken in for such an account: a second package
 * must not hide the loss of the first. Answers MUST compare accounts as {@link Account#sameAs} does.
 */
@FunctionalInterface
public interface LostPackages {

    Optional<PackageId> find(Account account);

    /** A fixed set of losses. */
    static LostPackages of(Map<Account, PackageId> lost) {
        Map<Account, PackageId> copy = Map.copyOf(lost);
        return account -> copy.entrySet().stream()
                .filter(entry -> entry.getKey().sameAs(account))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}

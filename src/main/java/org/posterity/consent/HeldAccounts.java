package org.posterity.consent;

import java.util.Map;
import java.util.Optional;
import org.posterity.model.Account;
import org.posterity.model.PackageId;

/**
 * Port: in which package an account is held. Answers MUST come from storage, not from the index of holdings, because a
 * process may be killed between the two, and MUST compare accounts as {@link Account#sameAs} does.
 */
@FunctionalInterface
public interface HeldAccounts {

    Optional<PackageId> find(Account account);

    /** A fixed set of holdings. */
    static HeldAccounts of(Map<Account, PackageId> held) {
        Map<Account, PackageId> copy = Map.copyOf(held);
        return account -> copy.entrySet().stream()
                .filter(entry -> entry.getKey().sameAs(account))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}

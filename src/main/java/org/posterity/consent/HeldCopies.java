package org.posterity.consent;

import java.util.List;
import org.posterity.model.Account;

/** Port: in which stores copies of an account's package lie already. */
@FunctionalInterface
public interface HeldCopies {
    /** There are none. */
    HeldCopies NONE = account -> List.of();

    List<Place> find(Account account);

    /**
     * A store with a copy.
     *
     * @param country ISO 3166-1 alpha-2
     */
    record Place(String store, String country) {}
}

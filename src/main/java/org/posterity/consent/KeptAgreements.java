package org.posterity.consent;

import java.util.List;
import java.util.Optional;

/** Port: the kept agreements, for reading. It does not promise that their bytes are unchanged. */
public interface KeptAgreements {
    /** No agreements. */
    KeptAgreements NONE = new KeptAgreements() {
        @Override
        public List<String> ids() {
            return List.of();
        }

        @Override
        public boolean holds(String id) {
            return false;
        }

        @Override
        public KeptAgreement read(String id) {
            throw new UnreadableAgreement("There are no agreements.");
        }
    };

    /**
     * The identifiers of all agreements, in their order.
     *
     * @throws org.posterity.model.TerminalFailure when the folder of agreements cannot be read
     */
    List<String> ids();

    /** Whether something lies in the place of an agreement, intact, damaged or unreadable. */
    boolean holds(String id);

    /** How the files of an agreement look without reading them, in the store's own words; empty if that cannot be told. */
    default Optional<String> stats(String id) {
        return Optional.empty();
    }

    /** Whether an agreement still looks as {@link #stats} told. */
    default boolean unchanged(String id, String stats) {
        return false;
    }

    /**
     * One agreement with all its versions.
     *
     * @throws UnreadableAgreement when it is missing or unreadable, or a file of it is gone
     */
    KeptAgreement read(String id);
}

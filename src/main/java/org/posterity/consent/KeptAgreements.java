package org.posterity.consent;

import java.util.List;

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

    /**
     * One agreement with all its versions.
     *
     * @throws UnreadableAgreement when it is missing or unreadable, or a file of it is gone
     */
    KeptAgreement read(String id);
}

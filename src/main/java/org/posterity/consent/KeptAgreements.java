package org.posterity.consent;

import java.util.List;

/** Port: the agreements that are kept, for reading, one by one. It does not promise that the bytes are those that were kept. */
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
     * @throws org.posterity.model.TerminalFailure when the folder of all cannot be read
     */
    List<String> ids();

    /** Whether something lies at the place of an agreement, be it whole or damaged; also where nobody may look. */
    boolean holds(String id);

    /**
     * One agreement with all its versions.
     *
     * @throws UnreadableAgreement when it is not there, or cannot be read, or a file of it is gone
     */
    KeptAgreement read(String id);
}

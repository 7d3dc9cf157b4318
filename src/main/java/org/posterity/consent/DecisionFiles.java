package org.posterity.consent;

import java.util.Optional;

/** Port: where the institution's decisions are kept, beside the donor's record and for as long. */
public interface DecisionFiles {

    /**
     * Adds a decision to an agreement that is kept, as a new version. The donor's record stays as it is.
     *
     * @param agreement its identifier
     * @param evidence a paper that goes with it, below {@link Decisions#EVIDENCE}
     * @throws UnreadableAgreement when the agreement is missing or damaged; nothing was added
     * @throws org.posterity.model.TerminalFailure when the disk is full or cannot be reached
     */
    void add(String agreement, Decision decision, Optional<Agreement.Paper> evidence);
}

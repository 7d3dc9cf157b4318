package org.posterity.consent;

import java.util.function.Supplier;

/** Port: where agreements are kept for good, readable only to the institution. */
public interface AgreementFiles {

    /**
     * Keeps what is new in an agreement. Nothing is replaced: a changed record makes a new version beside the old one, and an
     * unchanged one makes none.
     *
     * @return the number of the version that holds it, from 1
     * @throws org.posterity.model.TerminalFailure when the disk is full or cannot be reached
     */
    int keep(Agreement agreement);

    /**
     * Does some work on an agreement, from reading it to keeping it, while nobody else does. Otherwise two who change a record at
     * once could each undo what the other wrote.
     *
     * @param agreement its identifier
     */
    default <T> T inTurn(String agreement, Supplier<T> work) {
        return work.get();
    }
}

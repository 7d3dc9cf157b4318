package org.posterity.consent;

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
}

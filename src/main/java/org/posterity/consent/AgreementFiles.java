package org.posterity.consent;

/** Port: where agreements are kept for good, readable to nobody but the institution. */
public interface AgreementFiles {

    /**
     * Keeps what is new of an agreement. What is there stays: a changed record makes a new version beside the old one, and
     * the same once more makes none.
     *
     * @return the number of the version that holds it, from 1
     * @throws org.posterity.model.TerminalFailure when the disk is full or cannot be reached
     */
    int keep(Agreement agreement);
}

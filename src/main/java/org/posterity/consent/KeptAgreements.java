package org.posterity.consent;

import java.util.List;

/** Port: the agreements that are kept, for reading, one by one. It does not promise that the bytes are those that were kept. */
public interface KeptAgreements {

    /** The identifiers of all agreements, in their order. */
    List<String> ids();

    /**
     * One agreement with all its versions.
     *
     * @throws org.posterity.model.TerminalFailure when it is not there, or cannot be read
     */
    KeptAgreement read(String id);
}

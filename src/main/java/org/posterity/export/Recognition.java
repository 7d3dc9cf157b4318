package org.posterity.export;

import java.util.List;
import java.util.Optional;
import org.posterity.consent.BirthDate;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Account;
import org.posterity.model.Fault;

/** Whether received files contain an export of a platform. */
public sealed interface Recognition {

    /** They do: these files, of this account if the export names one, with what it says about the owner's birth date. */
    record Recognised(List<ReceivedFile> sources, Optional<Account> account, BirthDate birthDate)
            implements Recognition {}

    /** They do not. */
    record NotMine() implements Recognition {}

    /** They do, but it cannot be read, or not as one export. {@code code} as in a rejection. */
    record Unreadable(String code, String summary, List<Fault> faults) implements Recognition {}
}

package org.posterity.export;

import java.util.List;
import java.util.Optional;
import org.posterity.consent.BirthDate;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Account;
import org.posterity.model.Fault;

/** Whether received files hold an export of a platform. */
public sealed interface Recognition {

    /** They do: in these files, of this account, where the export names one, with what it says of the day on which the owner was born. */
    record Recognised(List<ReceivedFile> sources, Optional<Account> account, BirthDate birthDate)
            implements Recognition {}

    /** They do not. */
    record NotMine() implements Recognition {}

    /** They do, but it cannot be read, or not as one. {@code code} as in a rejection. */
    record Unreadable(String code, String summary, List<Fault> faults) implements Recognition {}
}

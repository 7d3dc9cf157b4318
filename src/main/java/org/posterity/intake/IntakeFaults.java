package org.posterity.intake;

import java.util.ArrayList;
import java.util.List;
import org.posterity.model.Fault;

/** Collects what is wrong, so that a report names everything at once. The first refusal gives the code. */
final class IntakeFaults {
    /** A longer report helps nobody, and a hostile archive must not fill the memory with it. */
    private static final int LISTED = 100;

    private final List<Fault> faults = new ArrayList<>();
    private IntakeRefusal first;
    private long met;

    void add(Unacceptable unacceptable) {
        first = first == null ? unacceptable.obstacle() : first;
        met += unacceptable.faults().size();
        for (Fault fault : unacceptable.faults()) {
            if (faults.size() < LISTED) {
                faults.add(fault);
            }
        }
    }

    void throwIfAny() throws Unacceptable {
        if (first == null) {
            return;
        }
        if (met > faults.size()) {
            faults.add(new Fault(
                    "further places",
                    (met - faults.size()) + " more of the same kind are not listed.",
                    first.remedy()));
        }
        throw new Unacceptable(first, faults);
    }
}

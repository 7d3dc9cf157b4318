package org.posterity.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.posterity.model.Fault;
import org.posterity.model.Rejection;
import org.posterity.model.SubmissionId;

/**
 * Checks the ledger against the second count of the export, path by path: both must have every path with the same number, and
 * kept and not selected must add up to it. A submission that does not add up is not archived, since something may have been
 * lost.
 */
final class LedgerCheck {
    private static final int MOST_FAULTS = 20;
    private static final String REMEDY =
            "Nothing was kept. This is an error in the program, not in the donation. Please report it with this "
                    + "path and these numbers.";

    private final Map<String, LedgerLine> ledger = new TreeMap<>();
    private final Map<String, Long> counted;

    LedgerCheck(List<LedgerLine> lines, Map<String, Long> counted) {
        lines.forEach(line -> ledger.put(line.path(), line));
        this.counted = counted;
    }

    /** The rejection of a submission whose item accounting does not add up. */
    Optional<Rejection> judge(SubmissionId submission) {
        List<Fault> faults = faults();
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Rejection(
                submission,
                "accounting-mismatch",
                "The item accounting of the export does not add up at " + faults.size()
                        + (faults.size() == 1 ? " path" : " paths") + "; part of it may have been misread.",
                faults.subList(0, Math.min(MOST_FAULTS, faults.size()))));
    }

    private List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        TreeSet<String> paths = new TreeSet<>(ledger.keySet());
        paths.addAll(counted.keySet());
        for (String path : paths) {
            LedgerLine line = ledger.get(path);
            long met = line == null ? 0 : line.met();
            long second = counted.getOrDefault(path, 0L);
            if (line == null || !counted.containsKey(path) || met != second) {
                faults.add(new Fault(
                        path,
                        "The reader found " + met + " items here, the independent count " + second + ".",
                        REMEDY));
            } else if (!line.balances()) {
                faults.add(new Fault(
                        path, "Of " + met + " items here " + line.accountedFor() + " are accounted for.", REMEDY));
            }
        }
        return faults;
    }
}

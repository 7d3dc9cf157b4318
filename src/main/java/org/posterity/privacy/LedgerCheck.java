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
 * Holds the ledger against the second count of the export, path by path: every path stands in both with the same number, and
 * what was kept and left out adds up to it. What does not add up is not archived, for something may have been lost.
 */
final class LedgerCheck {
    private static final int MOST_FAULTS = 20;
    private static final String REMEDY =
            "Nothing was kept. It is the program that is at fault, not the donor: report it with this path and these numbers.";

    private final Map<String, LedgerLine> ledger = new TreeMap<>();
    private final Map<String, Long> counted;

    LedgerCheck(List<LedgerLine> lines, Map<String, Long> counted) {
        lines.forEach(line -> ledger.put(line.path(), line));
        this.counted = counted;
    }

    /** The rejection of a submission whose account does not add up. */
    Optional<Rejection> judge(SubmissionId submission) {
        List<Fault> faults = faults();
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Rejection(
                submission,
                "accounting-mismatch",
                "The account of the export does not add up at " + faults.size()
                        + (faults.size() == 1 ? " path" : " paths") + "; something in it may have been read wrongly.",
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
                        path, "The reader met " + met + " items here, the independent count " + second + ".", REMEDY));
            } else if (!line.balances()) {
                faults.add(new Fault(
                        path, "Of " + met + " items here " + line.accountedFor() + " are accounted for.", REMEDY));
            }
        }
        return faults;
    }
}

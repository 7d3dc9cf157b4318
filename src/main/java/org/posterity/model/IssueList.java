package org.posterity.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.posterity.model.ValidationIssue.Severity;

/**
 * What is wrong with one thing, in the order found. The same fault of the same file is listed once, with its first places and
 * a count; beyond a limit, faults are only counted, so that hostile input cannot fill the memory. Thread-safe.
 */
public final class IssueList {
    private static final int PLACES = 3;
    private static final int LONGEST_NAME = 500;

    private final int most;
    private final Map<Fault, Places> found = new LinkedHashMap<>();
    private final Map<Severity, Long> more = new LinkedHashMap<>();

    private record Fault(Severity severity, String clause, String file, String what) {}

    private static final class Places {
        private final List<String> first = new ArrayList<>();
        private long times;

        /** The first as it is, the others without the separator after the file's name. */
        private String joined() {
            StringBuilder joined = new StringBuilder();
            for (String place : first) {
                joined.append(joined.isEmpty() ? place : "; " + place.replaceFirst("^[,: ]+", ""));
            }
            return joined.toString();
        }
    }

    /** A list of at most {@code most} different faults. */
    public IssueList(int most) {
        this.most = most;
    }

    /**
     * Adds an issue.
     *
     * @param place where in the file, starting with a separator after the file's name; empty for the whole file
     */
    public synchronized void add(Severity severity, String clause, String file, String place, String what, long times) {
        Fault fault = new Fault(severity, clause, printable(file), what);
        Places places = found.get(fault);
        if (places == null) {
            if (found.size() >= most) {
                more.merge(severity, times, Long::sum);
                return;
            }
            places = new Places();
            found.put(fault, places);
        }
        places.times += times;
        if (!place.isEmpty() && places.first.size() < PLACES) {
            places.first.add(place);
        }
    }

    /** What was found so far. */
    public synchronized List<ValidationIssue> all() {
        List<ValidationIssue> all = new ArrayList<>();
        found.forEach((fault, places) -> all.add(new ValidationIssue(
                fault.severity(), fault.clause(), fault.file() + places.joined(), fault.what(), places.times)));
        more.forEach((severity, times) ->
                all.add(new ValidationIssue(severity, "", "", times + " more issues are not listed here.")));
        return all;
    }

    /** Names may contain anything, at any length, but reports are read on terminals. */
    private static String printable(String where) {
        String cut = where.length() > LONGEST_NAME ? where.substring(0, LONGEST_NAME) + "…" : where;
        return cut.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
    }
}

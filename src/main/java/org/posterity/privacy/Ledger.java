package org.posterity.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.posterity.export.SectionCount;

/** The account of an export: for every path, how many items were met and what became of them. */
final class Ledger {
    private final Map<String, Tally> tallies = new HashMap<>();

    private static final class Tally {
        private long kept;
        private long pseudonymised;
        private final TreeMap<String, Long> leftOut = new TreeMap<>();
    }

    private final Set<String> structure = new HashSet<>();

    private Tally at(String path) {
        return tallies.computeIfAbsent(path, p -> new Tally());
    }

    void kept(String path) {
        at(path).kept++;
    }

    void pseudonymised(String path) {
        at(path).pseudonymised++;
    }

    void leftOut(String path, String rule) {
        at(path).leftOut.merge(rule, 1L, Long::sum);
    }

    /** The path, and every path above it, only leads to what is kept: it is kept with it. */
    void leadsToKept(String path) {
        for (String at = path; !at.isEmpty(); at = above(at)) {
            structure.add(at);
        }
    }

    private static String above(String path) {
        if (path.endsWith("[]")) {
            return path.substring(0, path.length() - 2);
        }
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /**
     * The lines of the ledger, one for each path that was met. What no decision was noted for is left out under the rule of
     * its category. A decision about a path that was never met gets a line too, which then does not balance.
     */
    List<LedgerLine> lines(List<SectionCount> sections, Function<SectionCount, String> ruleOf) {
        Set<String> met = sections.stream().map(SectionCount::path).collect(Collectors.toSet());
        List<LedgerLine> lines = new ArrayList<>();
        sections.forEach(section -> lines.add(line(section, ruleOf)));
        tallies.keySet().stream()
                .filter(path -> !met.contains(path))
                .sorted()
                .map(path -> new SectionCount(path, 0, SectionCount.Standing.KNOWN, new TreeSet<>(), Optional.empty()))
                .forEach(section -> lines.add(line(section, ruleOf)));
        return lines;
    }

    private LedgerLine line(SectionCount section, Function<SectionCount, String> ruleOf) {
        Tally tally = tallies.getOrDefault(section.path(), new Tally());
        TreeMap<String, Long> leftOut = new TreeMap<>(tally.leftOut);
        long decided = tally.kept
                + tally.pseudonymised
                + leftOut.values().stream().mapToLong(Long::longValue).sum();
        long rest = section.items() - decided;
        long kept = tally.kept;
        long notUnderstood = 0;
        if (rest > 0 && structure.contains(section.path())) {
            kept += rest;
        } else if (rest > 0 && !section.understood()) {
            notUnderstood = rest;
        } else if (rest > 0) {
            leftOut.merge(ruleOf.apply(section), rest, Long::sum);
        }
        return new LedgerLine(section.path(), section.items(), kept, tally.pseudonymised, 0, leftOut, notUnderstood);
    }
}

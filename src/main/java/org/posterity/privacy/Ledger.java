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

/** The item accounting of an export: for every path, how many items there were and what happened to them. */
final class Ledger {
    /** Stands for a key that is data, such as a chat partner or the id of a room. */
    static final String ANY = "*";

    private final Map<String, Tally> tallies = new HashMap<>();
    private final Set<String> items = new HashSet<>();
    private final Set<String> leadsToKept = new HashSet<>();
    private final Set<String> leadsToCounted = new HashSet<>();
    private final Set<String> keysOfPeople = new HashSet<>();

    private static final class Tally {
        private long kept;
        private long pseudonymised;
        private long aggregated;
        private final TreeMap<String, Long> leftOut = new TreeMap<>();

        private long decided() {
            return kept
                    + pseudonymised
                    + aggregated
                    + leftOut.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private Tally at(String path) {
        return tallies.computeIfAbsent(path, p -> new Tally());
    }

    void kept(String path) {
        at(path).kept++;
    }

    void pseudonymised(String path) {
        at(path).pseudonymised++;
    }

    void aggregated(String path) {
        at(path).aggregated++;
    }

    void leftOut(String path, String rule) {
        at(path).leftOut.merge(rule, 1L, Long::sum);
    }

    /**
     * An item was kept.
     *
     * @param keyIsAPerson whether a key above it is a name that was replaced
     */
    void keptItem(String path, boolean keyIsAPerson) {
        boolean ownKey = path.endsWith("." + ANY);
        if (keyIsAPerson && ownKey) {
            pseudonymised(path);
        } else {
            kept(path);
        }
        if (items.add(path)) {
            leadsToKept(above(path));
        }
        if (keyIsAPerson && !ownKey && path.contains("." + ANY)) {
            keysOfPeople.add(path.substring(0, path.lastIndexOf("." + ANY) + 2));
        }
    }

    /** An item was only counted. */
    void aggregatedItem(String path) {
        aggregated(path);
        if (items.add(path)) {
            addWithAllAbove(above(path), leadsToCounted);
        }
    }

    /** The path, and every path above it, leads to something kept, and is kept with it. */
    void leadsToKept(String path) {
        addWithAllAbove(path, leadsToKept);
    }

    private static void addWithAllAbove(String path, Set<String> paths) {
        for (String at = path; !at.isEmpty() && paths.add(at); at = above(at)) {
            continue;
        }
    }

    private static String above(String path) {
        if (path.endsWith("[]")) {
            return path.substring(0, path.length() - 2);
        }
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /** Whether the path is that of items that were kept or counted, or of one of their fields. */
    boolean isOfItems(String path) {
        for (String at = path; !at.isEmpty(); at = above(at)) {
            if (items.contains(at)) {
                return true;
            }
        }
        return false;
    }

    /** The one rule by which elements of the list around this path were not selected; their fields go with them. */
    Optional<String> ruleOfElements(String path) {
        for (String at = path; !at.isEmpty(); at = above(at)) {
            Tally tally = tallies.get(at);
            if (at.endsWith("[]") && tally != null) {
                return tally.leftOut.size() == 1 ? Optional.of(tally.leftOut.firstKey()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * The lines of the ledger, one for each path that occurred. Anything without a decision is not selected, under the rule
     * of its category. A decision about a path that never occurred gets a line too, which then does not balance.
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
        String path = section.path();
        Tally tally = tallies.getOrDefault(path, new Tally());
        TreeMap<String, Long> leftOut = new TreeMap<>(tally.leftOut);
        long kept = tally.kept;
        long pseudonymised = tally.pseudonymised;
        long aggregated = tally.aggregated;
        long notUnderstood = 0;
        long rest = section.items() - tally.decided();
        if (rest > 0) {
            if (section.standing() == SectionCount.Standing.UNKNOWN_SHAPE) {
                notUnderstood = rest;
            } else if (keysOfPeople.contains(path)) {
                pseudonymised += rest;
            } else if (leadsToKept.contains(path)) {
                kept += rest;
            } else if (leadsToCounted.contains(path)) {
                aggregated += rest;
            } else if (section.standing() == SectionCount.Standing.UNKNOWN_KEY) {
                notUnderstood = rest;
            } else {
                leftOut.merge(ruleOf.apply(section), rest, Long::sum);
            }
        }
        return new LedgerLine(section, kept, pseudonymised, aggregated, leftOut, notUnderstood);
    }
}

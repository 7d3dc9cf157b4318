package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.privacy.LedgerLine;

/** Lines of the ledger, added up. */
final class Sums {
    private long met;
    private long kept;
    private long pseudonymised;
    private long aggregated;
    private long notUnderstood;
    private final SortedMap<String, Long> leftOut = new TreeMap<>();

    static Sums of(Iterable<LedgerLine> lines) {
        Sums sums = new Sums();
        lines.forEach(sums::add);
        return sums;
    }

    void add(LedgerLine line) {
        met += line.met();
        kept += line.kept();
        pseudonymised += line.pseudonymised();
        aggregated += line.aggregated();
        notUnderstood += line.notUnderstood();
        line.leftOut().forEach((rule, items) -> leftOut.merge(rule, items, Long::sum));
    }

    long met() {
        return met;
    }

    long kept() {
        return kept;
    }

    long pseudonymised() {
        return pseudonymised;
    }

    long aggregated() {
        return aggregated;
    }

    long notUnderstood() {
        return notUnderstood;
    }

    /** By rule or clause. */
    SortedMap<String, Long> leftOut() {
        return leftOut;
    }

    void into(ObjectNode json) {
        json.put("met", met).put("kept", kept);
        json.put("pseudonymised", pseudonymised).put("aggregated", aggregated);
        ObjectNode rules = json.putObject("leftOut");
        leftOut.forEach(rules::put);
        json.put("notUnderstood", notUnderstood);
    }
}

package org.posterity.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.posterity.packaging.ground.BagGrounds;
import org.posterity.packaging.ground.Decision;
import org.posterity.packaging.ground.RecordName;
import org.posterity.packaging.ground.Stretch;
import org.posterity.packaging.ground.Stretches;
import org.posterity.packaging.ground.Verdict;

/** Tells of the pieces of a file, record by record; within a record, what is there for the same reason is told once. */
final class ExplainedPieces implements Stretches {
    private static final int MOST_FIELDS = 200;
    private final ClauseInWords clauses;
    private final PrintWriter out;
    private final boolean json;
    private final Map<List<String>, Piece> pieces = new LinkedHashMap<>();
    private final Map<String, Decision> decisions = new LinkedHashMap<>();
    private final SortedMap<String, SortedMap<String, Long>> changed = new TreeMap<>();
    private Optional<RecordName> changedIn = Optional.empty();
    private String file = "";
    private Optional<RecordName> record = Optional.empty();
    private boolean any;
    private boolean explained = true;

    ExplainedPieces(BagGrounds grounds, PrintWriter out, boolean json) {
        this.clauses = new ClauseInWords(grounds.terms());
        this.out = out;
        this.json = json;
    }

    private static final class Piece {
        private final Stretch first;
        private final Set<String> keys = new LinkedHashSet<>();
        private long bytes;

        Piece(Stretch first) {
            this.first = first;
        }
    }

    @Override
    public void accept(Stretch stretch) {
        if (!stretch.file().equals(file) || !stretch.record().equals(record)) {
            flush();
            if (!json && !stretch.file().equals(file)) {
                out.println(Output.visible(stretch.file()));
            }
            file = stretch.file();
            record = stretch.record();
            forgetChangesOfOthers(record);
        }
        any = true;
        explained &= stretch.verdict().isExplained();
        Piece piece = pieces.computeIfAbsent(
                List.of(stretch.verdict().toString(), stretch.what()), reason -> new Piece(stretch));
        piece.bytes += stretch.length();
        if (!stretch.key().isEmpty()) {
            piece.keys.add(stretch.key());
        }
        if (stretch.verdict() instanceof Verdict.ByConsent it) {
            decisions.put(it.decision().clause(), it.decision());
        }
    }

    @Override
    public void redacted(RecordName of, String field, String rule) {
        Optional<RecordName> from = Optional.of(of);
        if (!pieces.isEmpty() && !from.equals(record)) {
            return;
        }
        forgetChangesOfOthers(from);
        if (changed.size() < MOST_FIELDS || changed.containsKey(field)) {
            changed.computeIfAbsent(field, name -> new TreeMap<>()).merge(rule, 1L, Long::sum);
        }
    }

    /** Where one byte only is asked for, a record's changes may be told before the byte is. */
    private void forgetChangesOfOthers(Optional<RecordName> mine) {
        if (!changedIn.equals(mine)) {
            changed.clear();
            changedIn = mine;
        }
    }

    boolean any() {
        return any;
    }

    /** Tells the rest; whether everything is explained. */
    boolean finish() {
        flush();
        if (!json) {
            decisions.forEach((clause, decision) -> {
                out.println(clause);
                clauses.of(decision).forEach(line -> out.println("  " + Output.visible(line)));
            });
        }
        return explained;
    }

    private void flush() {
        if (json) {
            pieces.values().forEach(this::line);
        } else if (!pieces.isEmpty()) {
            record.ifPresent(it -> out.println(
                    "  " + it.type() + " record " + Output.visible(it.target().isEmpty() ? it.id() : it.target())));
            pieces.values().forEach(this::words);
            changed.forEach((field, rules) ->
                    out.println("    changed:    " + Output.visible(field) + " by " + Output.visible(inWords(rules))));
        }
        pieces.clear();
    }

    private static String inWords(SortedMap<String, Long> rules) {
        return rules.entrySet().stream()
                .map(rule -> rule.getKey() + (rule.getValue() > 1 ? " (" + rule.getValue() + " times)" : ""))
                .collect(Collectors.joining(", "));
    }

    private void words(Piece piece) {
        String bytes = piece.bytes == 1 ? "1 byte" : piece.bytes + " bytes";
        String place = piece.bytes == 0 ? "" : " " + bytes + ", from " + piece.first.offset() + ".";
        String said = piece.first.verdict() instanceof Verdict.Unexplained it
                ? "UNEXPLAINED: " + it.why()
                : piece.first.verdict().clause() + ": " + piece.first.what();
        out.println("    " + said + place);
        if (!piece.keys.isEmpty()) {
            out.println("        " + Output.visible(String.join(", ", piece.keys)));
        }
    }

    private void line(Piece piece) {
        ObjectNode node = Output.JSON.createObjectNode().put("file", file);
        record.ifPresent(
                it -> node.put("record", it.target()).put("recordId", it.id()).put("recordType", it.type()));
        if (!piece.keys.isEmpty()) {
            piece.keys.forEach(node.putArray("keys")::add);
        }
        node.put("offset", piece.first.offset()).put("bytes", piece.bytes).put("what", piece.first.what());
        clauses.into(node, piece.first.verdict());
        if (!changed.isEmpty()) {
            ObjectNode fields = node.putObject("changedInRecord");
            changed.forEach((field, rules) -> rules.forEach(fields.putObject(field)::put));
        }
        Output.line(node, out);
    }
}

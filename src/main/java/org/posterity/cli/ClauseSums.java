package org.posterity.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.packaging.ground.BagGrounds;
import org.posterity.packaging.ground.Stretch;
import org.posterity.packaging.ground.Stretches;
import org.posterity.packaging.ground.Verdict;

/** Every byte of a package, added up by clause; what is unexplained is told at once. */
final class ClauseSums implements Stretches {
    private final BagGrounds grounds;
    private final ClauseInWords clauses;
    private final PrintWriter out;
    private final boolean json;
    private final SortedMap<String, Sum> sums = new TreeMap<>();
    private long unexplained;

    ClauseSums(BagGrounds grounds, PrintWriter out, boolean json) {
        this.grounds = grounds;
        this.clauses = new ClauseInWords(grounds.terms());
        this.out = out;
        this.json = json;
    }

    private static final class Sum {
        private final Verdict verdict;
        private long pieces;
        private long bytes;

        Sum(Verdict verdict) {
            this.verdict = verdict;
        }
    }

    @Override
    public void accept(Stretch stretch) {
        if (stretch.verdict() instanceof Verdict.Unexplained it) {
            unexplained++;
            tell(stretch, it);
            return;
        }
        Sum sum = sums.computeIfAbsent(stretch.verdict().clause(), clause -> new Sum(stretch.verdict()));
        sum.pieces++;
        sum.bytes += stretch.length();
    }

    private void tell(Stretch stretch, Verdict.Unexplained verdict) {
        if (!json) {
            out.println("UNEXPLAINED  " + Output.visible(stretch.where())
                    + (stretch.length() == 0 ? "" : ", " + stretch.length() + " bytes from " + stretch.offset())
                    + ": " + verdict.why());
            return;
        }
        ObjectNode line = Output.JSON.createObjectNode().put("file", stretch.file());
        stretch.record().ifPresent(it -> line.put("record", it.target()).put("recordId", it.id()));
        if (!stretch.key().isEmpty()) {
            line.put("key", stretch.key());
        }
        line.put("offset", stretch.offset()).put("bytes", stretch.length());
        write(clauses.into(line, verdict));
    }

    /** Tells the sums; whether every byte is explained. */
    boolean finish() {
        long size = grounds.files().values().stream().mapToLong(Long::longValue).sum();
        long bytes = sums.values().stream().mapToLong(sum -> sum.bytes).sum();
        boolean every = unexplained == 0 && bytes == size;
        if (json) {
            sums.values()
                    .forEach(sum -> write(clauses.into(
                            Output.JSON
                                    .createObjectNode()
                                    .put("pieces", sum.pieces)
                                    .put("bytes", sum.bytes),
                            sum.verdict)));
            write(Output.JSON
                    .createObjectNode()
                    .put("files", grounds.files().size())
                    .put("bytes", size)
                    .put("explainedBytes", bytes)
                    .put("unexplainedPieces", unexplained)
                    .put("allExplained", every));
            return every;
        }
        int width = sums.keySet().stream().mapToInt(String::length).max().orElse(0);
        sums.forEach((clause, sum) -> out.println(clause
                + " ".repeat(width - clause.length())
                + String.format("%10d %-6s%14d bytes", sum.pieces, sum.pieces == 1 ? "piece" : "pieces", sum.bytes)));
        out.println(
                every
                        ? "All of it is explained: " + grounds.files().size() + " files, " + size + " bytes."
                        : unexplained + (unexplained == 1 ? " piece is" : " pieces are") + " unexplained; " + bytes
                                + " of " + size + " bytes are explained.");
        return every;
    }

    private void write(ObjectNode line) {
        Output.line(line, out);
    }
}

package org.posterity.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.application.AllowedBy;
import org.posterity.application.Explanation;
import org.posterity.application.Reason;
import org.posterity.model.Category;
import org.posterity.record.Ground;
import org.posterity.record.PackageFile;

/** Prints why each part of a package is there, for people or for programs, and who allowed what rests on consent. */
final class ReasonWriter {
    private final Explanation explanation;
    private final PrintWriter out;
    private final boolean json;
    private final SortedMap<String, Sum> sums = new TreeMap<>();
    private final Set<Category> categories = EnumSet.noneOf(Category.class);
    private String file = "";
    private long bytes;
    private long explainedBytes;
    private long unexplained;

    ReasonWriter(Explanation explanation, PrintWriter out, boolean json) {
        this.explanation = explanation;
        this.out = out;
        this.json = json;
    }

    private static final class Sum {
        private final Reason first;
        private long pieces;
        private long bytes;

        Sum(Reason first) {
            this.first = first;
        }
    }

    boolean any() {
        return !file.isEmpty() || unexplained > 0;
    }

    void tell(Reason reason) {
        boolean explained = explains(reason);
        bytes += reason.bytes();
        explainedBytes += explained ? reason.bytes() : 0;
        unexplained += explained ? 0 : 1;
        categories.addAll(reason.categories());
        if (explained && reason.components().isEmpty()) {
            Sum sum = sums.computeIfAbsent(reason.clause(), clause -> new Sum(reason));
            sum.pieces++;
            sum.bytes += reason.bytes();
        }
        if (json) {
            Output.line(line(reason, explained), out);
        } else {
            words(reason, explained);
        }
        file = reason.file();
    }

    private boolean explains(Reason reason) {
        try {
            return explanation.explains(reason);
        } catch (IOException e) {
            return false; // terms that cannot be read allow nothing
        }
    }

    private void words(Reason reason, boolean explained) {
        if (!reason.file().equals(file)) {
            out.println(Output.visible(reason.file())
                    + form(reason.file()).map(it -> ", " + it.words()).orElse(""));
        }
        reason.record()
                .ifPresent(it -> out.println("  " + it.type() + " record "
                        + Output.visible(it.target().isEmpty() ? it.recordId() : it.target())));
        out.println("    " + (explained ? reason.clause() : "UNEXPLAINED") + ": " + reason.what()
                + (reason.bytes() == 0 ? "" : ", " + reason.bytes() + " bytes"));
        if (!reason.components().isEmpty()) {
            out.println("        " + String.join(", ", reason.components()));
        }
    }

    private ObjectNode line(Reason reason, boolean explained) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("file", reason.file());
        form(reason.file()).ifPresent(form -> line.put("form", form.name().toLowerCase(Locale.ROOT)));
        reason.record()
                .ifPresent(it -> line.put("record", it.target())
                        .put("recordId", it.recordId())
                        .put("recordType", it.type()));
        reason.components().forEach(line.withArray("components")::add);
        line.put("bytes", reason.bytes()).put("what", reason.what()).put("explained", explained);
        return explained ? ground(line, reason) : line;
    }

    private static ObjectNode ground(ObjectNode line, Reason reason) {
        line.put("clause", reason.clause())
                .put("ground", reason.ground().map(Ground::words).orElseThrow());
        reason.categories().stream()
                .sorted()
                .forEach(it -> line.withArray("categories").add(it.id()));
        return line;
    }

    private static Optional<PackageFile.Form> form(String path) {
        return PackageFile.at(path).map(PackageFile::form);
    }

    /** The sums of everything explained. */
    void sums() {
        int width = sums.keySet().stream().mapToInt(String::length).max().orElse(0);
        sums.forEach((clause, sum) -> {
            if (json) {
                ObjectNode line = JsonNodeFactory.instance
                        .objectNode()
                        .put("pieces", sum.pieces)
                        .put("bytes", sum.bytes);
                Output.line(ground(line, sum.first), out);
            } else {
                out.println(clause
                        + " ".repeat(width - clause.length())
                        + String.format(
                                "%10d %-6s%14d bytes", sum.pieces, sum.pieces == 1 ? "piece" : "pieces", sum.bytes));
            }
        });
        if (json) {
            Output.line(
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("files", explanation.files().size())
                            .put("bytes", bytes)
                            .put("explainedBytes", explainedBytes)
                            .put("unexplainedPieces", unexplained)
                            .put("allExplained", unexplained == 0),
                    out);
        } else {
            out.println(
                    unexplained == 0
                            ? "Everything is explained: " + explanation.files().size() + " files, " + bytes + " bytes."
                            : unexplained + (unexplained == 1 ? " piece is" : " pieces are") + " unexplained; "
                                    + explainedBytes + " of " + bytes + " bytes are explained.");
        }
    }

    /** Prints who allowed the categories that occur. Returns whether everything is explained. */
    boolean finish() throws IOException {
        for (Category category : categories) {
            for (AllowedBy allowed : explanation.allowed(category)) {
                if (json) {
                    Output.line(line(category, allowed), out);
                } else {
                    words(category, allowed);
                }
            }
        }
        return unexplained == 0;
    }

    private void words(Category category, AllowedBy allowed) {
        out.println("consent:" + category.id() + ", accession " + allowed.accession());
        say(
                "allowed by",
                "the donor, in agreement " + allowed.granted().id() + " with "
                        + allowed.granted().institution() + ", category " + category.id() + ": " + category.words()
                        + " (consent record " + allowed.granted().record() + ")");
        say(
                "policy says",
                allowed.decision().treatment() + ". " + allowed.decision().reason());
        allowed.decision().legal().ifPresent(note -> say("law", note));
        allowed.granted()
                .legalBasis()
                .ifPresent(basis -> say(
                        "ground",
                        basis.kind()
                                + basis.provision()
                                        .map(provision -> ", " + provision)
                                        .orElse("")
                                + ", the institution's legal basis"));
        say("shown to", allowed.access().words() + " (" + allowed.access().id() + ")");
        say(
                "until",
                allowed.until().map(Object::toString).orElse("no end date")
                        + allowed.now()
                                .embargoUntil()
                                .map(day -> "; embargoed until " + day)
                                .orElse("")
                        + (allowed.now().embargoUntilEvent()
                                ? "; to nobody before the event named in the agreement"
                                : ""));
    }

    private void say(String label, String words) {
        out.println(Output.visible(String.format("  %-13s%s", label + ":", words)));
    }

    private static ObjectNode line(Category category, AllowedBy allowed) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("category", category.id())
                .put("accession", allowed.accession())
                .put("agreement", allowed.granted().id())
                .put("consentRecord", allowed.granted().record().toString())
                .put("treatment", allowed.decision().treatment())
                .put("reason", allowed.decision().reason())
                .put("access", allowed.access().id());
        allowed.decision().legal().ifPresent(note -> line.put("legal", note));
        allowed.until().ifPresent(day -> line.put("until", day.toString()));
        allowed.now().embargoUntil().ifPresent(day -> line.put("embargoUntil", day.toString()));
        if (allowed.now().embargoUntilEvent()) {
            line.put("embargoUntilEvent", true);
        }
        return line;
    }
}

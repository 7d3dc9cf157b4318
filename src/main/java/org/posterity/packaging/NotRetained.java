package org.posterity.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.LedgerLine;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;
import org.posterity.privacy.ScreenedSubtitles;

/** {@code not-retained.csv} (RFC 4180): every section, post and file that is not in the package, what was taken out of files, and why. */
final class NotRetained {
    private final ScreenedExport export;
    private final List<PlacedPost> posts;

    NotRetained(ScreenedExport export, List<PlacedPost> posts) {
        this.export = export;
        this.posts = posts;
    }

    void writeTo(OutputStream out) throws IOException {
        row(out, "what", "where", "count", "rule", "reason");
        for (LedgerLine line : export.ledger()) {
            section(out, line);
        }
        for (PlacedPost placed : posts) {
            if (placed.account().rule().isPresent()) {
                row(
                        out,
                        placed.account().deleted() ? "deleted post" : "post",
                        placed.account().post().where(),
                        "1",
                        placed.account().rule().get(),
                        placed.account().reason().orElse(""));
            }
        }
        for (ScreenedFile file : export.files()) {
            if (file.disposition() instanceof Disposition.LeftOut leftOut) {
                row(out, "file", file.file().path(), "1", leftOut.rule(), leftOut.reason());
            }
            if (file.screened().isPresent()) {
                lines(out, file.file().path(), file.screened().get());
            }
        }
    }

    private void lines(OutputStream out, String path, ScreenedSubtitles text) throws IOException {
        for (Map.Entry<String, Long> rule : text.lines().entrySet()) {
            row(
                    out,
                    "text in lines of a file",
                    path,
                    rule.getValue().toString(),
                    rule.getKey(),
                    export.facts().selection().reasonFor(rule.getKey()));
        }
    }

    private void section(OutputStream out, LedgerLine line) throws IOException {
        for (Map.Entry<String, Long> leftOut : line.leftOut().entrySet()) {
            row(
                    out,
                    "section",
                    line.path(),
                    leftOut.getValue().toString(),
                    leftOut.getKey(),
                    export.facts().selection().reasonFor(leftOut.getKey()));
        }
        if (line.aggregated() > 0) {
            row(
                    out,
                    "section",
                    line.path(),
                    Long.toString(line.aggregated()),
                    "aggregated",
                    "Only how many there were in each year is kept.");
        }
        if (line.notUnderstood() > 0) {
            row(
                    out,
                    "section",
                    line.path(),
                    Long.toString(line.notUnderstood()),
                    "not-understood",
                    "Not part of the known structure of the export.");
        }
    }

    private static void row(OutputStream out, String... cells) throws IOException {
        StringBuilder row = new StringBuilder();
        for (String cell : cells) {
            row.append(row.isEmpty() ? "" : ",").append(cell(cell));
        }
        out.write(row.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A leading apostrophe keeps spreadsheet programs from running a name that looks like a formula. */
    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}

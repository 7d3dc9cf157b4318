package org.posterity.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.posterity.export.Evidence;
import org.posterity.export.FileFate;
import org.posterity.model.PostCounts;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.LedgerLine;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;

/** What a rehearsal tells: what would be kept, left out and matched, in lines for people. */
public record Forecast(PostCounts posts, List<String> lines) {

    public static Forecast of(ScreenedExport export) {
        PostCompleteness completeness = new PostCompleteness(export);
        List<String> lines = new ArrayList<>();
        completeness.posts().forEach(post -> lines.add(line(post)));
        Map<Integer, String> dates = completeness.posts().stream()
                .collect(Collectors.toMap(post -> post.post().ordinal(), Forecast::date));
        export.files().forEach(file -> lines.add(line(file, dates)));
        leftOut(export)
                .forEach((rule, values) -> lines.add("left out of the export by " + rule + ": " + values
                        + (values == 1 ? " value" : " values (fields, entries, lists)")));
        export.findings().forEach(finding -> lines.add("note: " + finding.where() + ": " + finding.what()));
        return new Forecast(completeness.counts(), List.copyOf(lines));
    }

    private static String line(PostAccount post) {
        return (post.deleted() ? "deleted post " : "post ")
                + date(post) + ": "
                + post.status().id()
                + " (" + post.post().kind().id() + ", " + post.present() + " of " + post.expected() + ")"
                + post.reason().map(reason -> " " + reason).orElse("");
    }

    private static String date(PostAccount post) {
        return post.post().date().map(Object::toString).orElse("without date");
    }

    private static String line(ScreenedFile file, Map<Integer, String> dates) {
        return "file " + file.file().path() + ": " + fate(file, dates)
                + file.screened()
                        .map(text -> ", screened: " + Screenings.words(text))
                        .orElse("");
    }

    private static String fate(ScreenedFile file, Map<Integer, String> dates) {
        if (file.disposition() instanceof Disposition.LeftOut it) {
            return "left out (" + it.rule() + ")";
        }
        if (file.fate() instanceof FileFate.Matched it) {
            return "kept with post " + dates.get(it.post()) + ", by "
                    + it.evidence().stream().map(Evidence::words).collect(Collectors.joining(", "));
        }
        if (file.fate() instanceof FileFate.OfProfile) {
            return "kept with the profile";
        }
        return file.fate() instanceof FileFate.Ambiguous it ? "kept, ambiguous: " + it.why() : "kept, unmatched";
    }

    private static Map<String, Long> leftOut(ScreenedExport export) {
        Map<String, Long> items = new TreeMap<>();
        for (LedgerLine line : export.ledger()) {
            line.leftOut().forEach((rule, count) -> items.merge(rule, count, Long::sum));
        }
        return items;
    }
}

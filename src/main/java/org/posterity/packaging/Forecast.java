package org.posterity.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.posterity.export.Evidence;
import org.posterity.export.FileFate;
import org.posterity.model.PostCounts;
import org.posterity.page.PostTitle;
import org.posterity.page.PreIngestReport;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.LedgerLine;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;

/**
 * The result of a pre-ingest check: what would be kept, not selected and matched.
 *
 * @param lines for people, in a terminal
 * @param page the same for a page
 */
public record Forecast(PostCounts posts, List<String> lines, PreIngestReport.Found page) {

    public static Forecast of(ScreenedExport export) {
        PostCompleteness completeness = new PostCompleteness(export);
        List<String> lines = new ArrayList<>();
        completeness.posts().forEach(post -> lines.add(line(post)));
        Map<Integer, String> dates = completeness.posts().stream()
                .collect(Collectors.toMap(post -> post.post().ordinal(), Forecast::date));
        export.files().forEach(file -> lines.add(line(file, dates)));
        leftOut(export)
                .forEach((rule, values) -> lines.add("not selected from the export by " + rule + ": " + values
                        + (values == 1 ? " value" : " values (fields, entries, lists)")));
        export.findings().forEach(finding -> lines.add("note: " + finding.where() + ": " + finding.what()));
        return new Forecast(completeness.counts(), List.copyOf(lines), page(export, completeness, dates));
    }

    private static PreIngestReport.Found page(
            ScreenedExport export, PostCompleteness completeness, Map<Integer, String> dates) {
        Map<Integer, List<String>> byPost = export.files().stream()
                .filter(file -> file.fate() instanceof FileFate.Matched)
                .collect(Collectors.groupingBy(
                        file -> ((FileFate.Matched) file.fate()).post(),
                        Collectors.mapping(file -> file.file().path(), Collectors.toList())));
        return new PreIngestReport.Found(
                export.submission().account(),
                completeness.counts(),
                completeness.posts().stream()
                        .map(post -> new PreIngestReport.Post(
                                PostTitle.of(post.dateToTell(), post.kind().id(), post.deleted(), post.caption()),
                                PostViews.status(post),
                                post.present() + " of " + post.expected(),
                                byPost.getOrDefault(post.post().ordinal(), List.of()),
                                post.reason()))
                        .toList(),
                export.files().stream()
                        .map(file -> new PreIngestReport.File(
                                file.file().path(),
                                file.file().size(),
                                told(file, dates),
                                file.fate() instanceof FileFate.Ambiguous || file.fate() instanceof FileFate.Unmatched))
                        .toList(),
                leftOut(export),
                export.findings());
    }

    private static String line(PostAccount post) {
        return (post.deleted() ? "deleted post " : "post ")
                + date(post) + ": "
                + state(post)
                + " (" + post.post().kind().id() + ", " + post.present() + " of " + post.expected() + ")"
                + post.reason().map(reason -> " " + reason).orElse("");
    }

    private static String state(PostAccount post) {
        return switch (post.status()) {
            case HELD -> "complete";
            case MISSING -> post.present() == 0 ? "missing" : "incomplete";
            case LEFT_OUT -> "not selected";
        };
    }

    private static String date(PostAccount post) {
        return post.dateToTell().map(Object::toString).orElse("without date");
    }

    private static String line(ScreenedFile file, Map<Integer, String> dates) {
        return "file " + file.file().path() + ": " + told(file, dates);
    }

    private static String told(ScreenedFile file, Map<Integer, String> dates) {
        return fate(file, dates)
                + file.screened()
                        .map(text -> ", screened: " + Screenings.words(text))
                        .orElse("");
    }

    private static String fate(ScreenedFile file, Map<Integer, String> dates) {
        if (file.disposition() instanceof Disposition.LeftOut it) {
            return it.rule().equals("export-file") || it.rule().equals("consent-record")
                    ? "read, not kept as a file"
                    : "not selected (" + it.rule() + ")";
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

    private static SortedMap<String, Long> leftOut(ScreenedExport export) {
        SortedMap<String, Long> items = new TreeMap<>();
        for (LedgerLine line : export.ledger()) {
            line.leftOut().forEach((rule, count) -> items.merge(rule, count, Long::sum));
        }
        return items;
    }
}

package org.posterity.access;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.posterity.record.Engagement;
import org.posterity.record.PackagePost;
import org.posterity.record.PackagePosts;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostRecord;

/**
 * {@code posts.csv} (RFC 4180): a row for each post of a copy, with what the creator needs to use their work elsewhere: date,
 * caption, counts as last known, and the paths of its files in the copy.
 */
final class PostsCsv {
    /** Spreadsheets take a file for UTF-8 when it begins with this. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final PackageRecords records;
    private final TreeSet<String> counted = new TreeSet<>();

    PostsCsv(PackageRecords records) {
        this.records = records;
    }

    void write(Path file) throws IOException {
        each(post -> post.engagement().forEach(it -> counted.addAll(it.counts().keySet())));
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(BYTE_ORDER_MARK);
            List<String> head = new ArrayList<>(List.of("date", "kind", "visible to", "caption"));
            head.addAll(counted);
            head.addAll(List.of("counted on", "files", "page"));
            row(head, out);
            each(post -> row(cells(post), out));
        }
    }

    /** Takes a post. */
    @FunctionalInterface
    private interface Taker {
        void take(PackagePost post) throws IOException;
    }

    private void each(Taker taker) throws IOException {
        try (PackagePosts posts = new PackagePosts(records)) {
            while (posts.hasNext()) {
                taker.take(posts.next());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<String> cells(PackagePost it) {
        PostRecord post = it.post();
        String folder = AccessCopy.folderFor(it.warc()) + "/";
        Optional<Engagement> last = it.engagement().stream().reduce((earlier, later) -> later);
        List<String> cells = new ArrayList<>(List.of(
                post.date().map(Object::toString).orElse(""),
                post.kind(),
                post.visibility(),
                post.caption().map(said -> said.text().value()).orElse("")));
        SortedMap<String, Long> counts = last.map(Engagement::counts).orElse(Collections.emptySortedMap());
        counted.forEach(
                name -> cells.add(counts.containsKey(name) ? counts.get(name).toString() : ""));
        cells.add(last.map(day -> day.on().toString()).orElse(""));
        cells.add(String.join(
                "; ",
                it.files().stream()
                        .map(file -> folder + file.name().orElseThrow())
                        .toList()));
        cells.add(folder + "index.html");
        return cells;
    }

    private static void row(List<String> cells, Writer out) throws IOException {
        List<String> quoted = cells.stream()
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .toList();
        out.write(String.join(",", quoted) + "\r\n");
    }
}

package org.posterity.access;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.posterity.record.Engagement;
import org.posterity.record.FileRecord;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordLines;

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
        for (int accession : records.accessions()) {
            try (RecordLines<PostRecord> posts = records.posts(accession)) {
                while (posts.hasNext()) {
                    posts.next()
                            .engagement()
                            .forEach(it -> counted.addAll(it.counts().keySet()));
                }
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(BYTE_ORDER_MARK);
            List<String> head = new ArrayList<>(List.of("date", "kind", "visible to", "caption"));
            head.addAll(counted);
            head.addAll(List.of("counted on", "files", "page"));
            row(head, out);
            for (int accession : records.accessions()) {
                rows(accession, out);
            }
        }
    }

    private void rows(int accession, Writer out) throws IOException {
        Map<String, List<String>> names = new HashMap<>();
        try (RecordLines<FileRecord> files = records.files(accession)) {
            while (files.hasNext()) {
                FileRecord file = files.next();
                if (file.post().isPresent() && file.name().isPresent()) {
                    names.computeIfAbsent(file.post().get(), stem -> new ArrayList<>())
                            .add(file.name().get());
                }
            }
        }
        try (RecordLines<PostRecord> posts = records.posts(accession)) {
            while (posts.hasNext()) {
                PostRecord post = posts.next();
                if (post.warc().isPresent()) {
                    row(cells(post, names.getOrDefault(post.stem().orElseThrow(), List.of())), out);
                }
            }
        }
    }

    private List<String> cells(PostRecord post, List<String> files) {
        String folder = AccessCopy.folderFor(post.warc().orElseThrow()) + "/";
        Optional<Engagement> last = post.engagement().stream().reduce((earlier, later) -> later);
        List<String> cells = new ArrayList<>(List.of(
                post.date().map(Object::toString).orElse(""),
                post.kind(),
                post.visibility(),
                post.caption().map(said -> said.text().value()).orElse("")));
        SortedMap<String, Long> counts = last.map(Engagement::counts).orElse(Collections.emptySortedMap());
        counted.forEach(
                name -> cells.add(counts.containsKey(name) ? counts.get(name).toString() : ""));
        cells.add(last.map(it -> it.on().toString()).orElse(""));
        cells.add(String.join("; ", files.stream().map(name -> folder + name).toList()));
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

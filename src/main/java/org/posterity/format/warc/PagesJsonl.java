package org.posterity.format.warc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.posterity.format.fixity.DigestedFile;
import org.posterity.format.fixity.FileFixity;

/** The list of pages from which a replay tool lets a person start (WACZ 1.1.1 §pages.jsonl). */
public final class PagesJsonl {
    /** The format that the first line names. */
    static final String FORMAT = "json-pages-1.0";

    /**
     * A page to start from.
     *
     * @param id unique in the list
     * @param url WARC-Target-URI of the page's record
     * @param ts the date of that record, or no replay tool finds it
     */
    public record Page(String id, String url, String title, Instant ts) {}

    private PagesJsonl() {}

    /** Writes the pages, in the order given, into a new file. */
    public static FileFixity write(Path file, String title, Iterable<Page> pages) throws IOException {
        try (DigestedFile target = DigestedFile.create(file)) {
            Map<String, String> header = new LinkedHashMap<>();
            header.put("format", FORMAT);
            header.put("id", "pages");
            header.put("title", title);
            write(target, header);
            for (Page page : pages) {
                Map<String, String> fields = new LinkedHashMap<>();
                fields.put("id", page.id());
                fields.put("url", page.url());
                fields.put("title", page.title());
                fields.put("ts", DateTimeFormatter.ISO_INSTANT.format(page.ts()));
                write(target, fields);
            }
            return target.finish();
        }
    }

    private static void write(DigestedFile target, Map<String, String> fields) throws IOException {
        target.write(ByteBuffer.wrap((JsonLine.write(fields) + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}

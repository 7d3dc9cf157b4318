package org.posterity.format.warc;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The list of pages from which a replay tool lets a person start (WACZ 1.1.1 §pages.jsonl), written page by page. */
public final class PagesJsonl {
    /** The format that the first line names. */
    static final String FORMAT = "json-pages-1.0";

    private final OutputStream out;

    /**
     * A page to start from.
     *
     * @param id unique in the list
     * @param url WARC-Target-URI of the page's record
     * @param ts the date of that record, or no replay tool finds it
     */
    public record Page(String id, String url, String title, Instant ts) {}

    /** Begins a list; the stream stays the caller's. */
    public PagesJsonl(OutputStream out, String title) throws IOException {
        this.out = out;
        Map<String, String> header = new LinkedHashMap<>();
        header.put("format", FORMAT);
        header.put("id", "pages");
        header.put("title", title);
        line(header);
    }

    public void add(Page page) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", page.id());
        fields.put("url", page.url());
        fields.put("title", page.title());
        fields.put("ts", DateTimeFormatter.ISO_INSTANT.format(page.ts()));
        line(fields);
    }

    private void line(Map<String, String> fields) throws IOException {
        out.write((JsonLine.write(fields) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}

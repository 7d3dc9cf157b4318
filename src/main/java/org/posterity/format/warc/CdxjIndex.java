package org.posterity.format.warc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netpreserve.jwarc.URIs;
import org.posterity.format.fixity.DigestedFile;
import org.posterity.format.fixity.FileFixity;
import org.posterity.format.warc.WarcEntry.Type;

/**
 * The index of a package's WARC files by URL and time (CDXJ 0.1.0), as replay tools look records up. WARC files may be
 * written, and their entries added, side by side; the lines are held in memory until they are written in order.
 */
public final class CdxjIndex {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final int CHUNK = 1 << 18;

    private final List<String> lines = new ArrayList<>();

    /** Adds all entries of a WARC file, whose path, with {@code /}, is relative to what the index is for. */
    public synchronized void add(String filename, Collection<WarcEntry> entries) {
        for (WarcEntry entry : entries) {
            lines.add(line(filename, entry));
        }
    }

    /** Writes the sorted index into a new file. */
    public synchronized FileFixity write(Path file) throws IOException {
        // Lines are ASCII, so this is the byte order that binary search wants.
        lines.sort(null);
        try (DigestedFile target = DigestedFile.create(file)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            for (String line : lines) {
                byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
                if (bytes.length > chunk.remaining()) {
                    target.write(chunk.flip());
                    chunk.clear();
                }
                if (bytes.length > chunk.remaining()) {
                    target.write(ByteBuffer.wrap(bytes));
                } else {
                    chunk.put(bytes);
                }
            }
            target.write(chunk.flip());
            return target.finish();
        }
    }

    private static String line(String filename, WarcEntry entry) {
        String url = entry.target().toString();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("url", url);
        fields.put(
                "mime",
                entry.type() == Type.REVISIT ? "warc/revisit" : MediaTypes.withoutParameters(entry.mediaType()));
        // There was no HTTP response, but the specification demands a status and replay tools take 200 for granted.
        fields.put("status", "200");
        fields.put("digest", entry.payload().toString());
        fields.put("length", Long.toString(entry.length()));
        fields.put("offset", Long.toString(entry.offset()));
        fields.put("filename", filename);
        return searchable(url) + " " + timestamp(entry.date()) + " " + JsonLine.writeAscii(fields);
    }

    /** The Searchable URL: host reversed, lowercase, query sorted. */
    static String searchable(String url) {
        return URIs.toNormalizedSurt(url);
    }

    static String timestamp(Instant date) {
        return TIMESTAMP.format(date);
    }
}

package org.posterity.format.warc;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.netpreserve.jwarc.URIs;
import org.posterity.format.warc.WarcEntry.Type;

/**
 * The index of a package's WARC files by URL and time (CDXJ 0.1.0), as replay tools look records up. Entries may be added side
 * by side and in any order. Only so many lines are held in memory: more are laid aside as sorted runs, which are merged when
 * the index is written.
 */
public final class CdxjIndex implements Closeable {
    private static final int MOST_HELD = 20_000;
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final int mostHeld;
    private final List<Path> runs = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /** @param folder for the runs, of its own; it is made when it is needed, and removed on closing */
    public CdxjIndex(Path folder) {
        this(folder, MOST_HELD);
    }

    CdxjIndex(Path folder, int mostHeld) {
        this.folder = folder;
        this.mostHeld = mostHeld;
    }

    /** Adds all entries of a WARC file, whose path, with {@code /}, is relative to what the index is for. */
    public synchronized void add(String filename, Collection<WarcEntry> entries) throws IOException {
        for (WarcEntry entry : entries) {
            lines.add(line(filename, entry));
            if (lines.size() >= mostHeld) {
                layAside();
            }
        }
    }

    private void layAside() throws IOException {
        sort();
        Files.createDirectories(folder);
        Path run = folder.resolve("run-" + runs.size());
        runs.add(run);
        Files.write(run, lines, StandardCharsets.US_ASCII);
        lines.clear();
    }

    /** Lines are ASCII, so this is the byte order that binary search wants. */
    private void sort() {
        lines.sort(null);
    }

    /** Writes the sorted index, and flushes the stream, which stays open. */
    public synchronized void write(OutputStream out) throws IOException {
        sort();
        List<Run> open = new ArrayList<>();
        Writer target = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII), 1 << 16);
        try {
            for (Path run : runs) {
                open.add(new Run(Files.newBufferedReader(run, StandardCharsets.US_ASCII)));
            }
            PriorityQueue<Run> next = new PriorityQueue<>(Comparator.comparing((Run run) -> run.line));
            for (Run run : open) {
                run.offerTo(next);
            }
            for (String line : lines) {
                while (!next.isEmpty() && next.peek().line.compareTo(line) <= 0) {
                    take(next, target);
                }
                target.append(line).append('\n');
            }
            while (!next.isEmpty()) {
                take(next, target);
            }
        } finally {
            for (Run run : open) {
                run.lines.close();
            }
        }
        target.flush();
    }

    private static void take(PriorityQueue<Run> next, Writer target) throws IOException {
        Run run = next.remove();
        target.append(run.line).append('\n');
        run.offerTo(next);
    }

    /** A run that is being read: the line that comes next, and those behind it. */
    private static final class Run {
        private final BufferedReader lines;
        private String line;

        Run(BufferedReader lines) {
            this.lines = lines;
        }

        /** Reads on, and waits for its turn while there is a line. */
        void offerTo(PriorityQueue<Run> next) throws IOException {
            line = lines.readLine();
            if (line != null) {
                next.add(this);
            }
        }
    }

    /** Removes what was laid aside. */
    @Override
    public synchronized void close() throws IOException {
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
        runs.clear();
        Files.deleteIfExists(folder);
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

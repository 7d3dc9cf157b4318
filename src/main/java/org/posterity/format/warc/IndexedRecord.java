package org.posterity.format.warc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The record that a line of an index points at. */
final class IndexedRecord {
    private static final String CLAUSE = "CDXJ 0.1.0 JSON Block";

    private final Path folder;

    IndexedRecord(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** What a record says, and how many bytes of its file it takes. */
    private record Found(RecordHeader header, Optional<HttpHead> http, long length) {}

    void check(String timestamp, Map<String, String> line, WarcIssues issues) throws IOException {
        Optional<Path> file = find(line.get("filename"));
        if (file.isEmpty()) {
            issues.unchecked(
                    CLAUSE, "filename is not that of a file here: the line cannot be compared with its record.");
            return;
        }
        try (FileChannel channel = FileChannel.open(file.get())) {
            long offset = Long.parseLong(line.get("offset"));
            Optional<Found> found = offset < channel.size() ? read(channel.position(offset)) : Optional.empty();
            if (found.isEmpty()) {
                issues.error(CLAUSE, "offset is not that of a record.");
            } else {
                compare(found.get(), timestamp, line, issues);
            }
        }
    }

    private Optional<Path> find(String filename) {
        try {
            Path file = folder.resolve(filename).normalize();
            return file.startsWith(folder) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Found> read(FileChannel channel) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(2);
        channel.read(head);
        head.flip();
        try {
            if (GzipMembers.startsLike(head)) {
                try (GzipMembers members = new GzipMembers(channel, head, GzipMembers.Faults.NONE)) {
                    RecordStream records = new RecordStream(members, ByteBuffer.allocate(0), 1 << 13);
                    Optional<RecordHeader> header = records.next();
                    Optional<HttpHead> http = HttpHead.read(records);
                    return header.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Found(header.get(), http, members.lengthOfFirst()));
                }
            }
            RecordStream records = new RecordStream(channel, head, 1 << 13);
            Optional<RecordHeader> header = records.next();
            if (header.isEmpty()) {
                return Optional.empty();
            }
            long length = header.get().length() + records.blockLeft() + 4;
            return Optional.of(new Found(header.get(), HttpHead.read(records), length));
        } catch (MalformedWarcException e) {
            return Optional.empty();
        }
    }

    private static void compare(Found found, String timestamp, Map<String, String> line, WarcIssues issues) {
        RecordHeader header = found.header();
        if (!line.get("length").equals(Long.toString(found.length()))) {
            issues.error(CLAUSE, "length is not that of the record.");
        }
        if (!header.target().orElse("").equals(line.get("url"))) {
            issues.error(CLAUSE, "url is not that of the record.");
        }
        String date = header.first("WARC-Date").orElse("").replaceAll("[^0-9]", "");
        if (!date.startsWith(timestamp) && !timestamp.startsWith(date)) {
            issues.error("CDXJ 0.1.0 Integer Timestamp", "The timestamp is not the record's date.");
        }
        Optional<HttpHead> http =
                MediaTypes.http(header.first("Content-Type").orElse("")) ? found.http() : Optional.empty();
        compareMediaType(header, http, line.get("mime"), issues);
        String status = line.getOrDefault("status", "");
        if (http.isPresent() && !status.isEmpty() && !status.equals(http.get().status())) {
            issues.error(CLAUSE, "status is not that of the response.");
        }
        String stated = header.first("WARC-Payload-Digest")
                .or(() -> header.first("WARC-Block-Digest"))
                .orElse("");
        if (!stated.isEmpty() && !value(stated).equalsIgnoreCase(value(line.get("digest")))) {
            issues.error(CLAUSE, "digest is not that of the record.");
        }
    }

    private static void compareMediaType(
            RecordHeader header, Optional<HttpHead> http, String stated, WarcIssues issues) {
        boolean revisit = header.type().equals("revisit");
        if (revisit != stated.equals("warc/revisit")) {
            issues.error(CLAUSE, "mime is warc/revisit for revisit records, and for them only.");
            return;
        }
        String type = http.isPresent()
                ? http.get().mediaType()
                : header.first("Content-Type").orElse("");
        // Where nothing is stated, indexes say what they found out, or that they do not know.
        if (revisit || type.isBlank() || (http.isEmpty() && MediaTypes.http(type))) {
            return;
        }
        String identified = header.first("WARC-Identified-Payload-Type").orElse("");
        if (!MediaTypes.same(stated, type) && !MediaTypes.same(stated, identified)) {
            issues.error(CLAUSE, "mime is not that of the record.");
        }
    }

    /** Some indexes leave the algorithm out. */
    private static String value(String digest) {
        return digest.substring(digest.indexOf(':') + 1);
    }
}

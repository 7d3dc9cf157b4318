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

    void check(String timestamp, Map<String, String> line, Issues issues) throws IOException {
        Optional<Path> file = find(line.get("filename"));
        if (file.isEmpty()) {
            issues.error(CLAUSE, "filename is not that of a file here.");
            return;
        }
        try (FileChannel channel = FileChannel.open(file.get())) {
            long offset = Long.parseLong(line.get("offset"));
            Optional<RecordHeader> header =
                    offset < channel.size() ? read(channel.position(offset), line, issues) : Optional.empty();
            if (header.isEmpty()) {
                issues.error(CLAUSE, "offset is not that of a record.");
            } else {
                compare(header.get(), timestamp, line, issues);
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

    private Optional<RecordHeader> read(FileChannel channel, Map<String, String> line, Issues issues)
            throws IOException {
        ByteBuffer head = ByteBuffer.allocate(2);
        channel.read(head);
        head.flip();
        try {
            if (GzipMembers.startsLike(head)) {
                try (GzipMembers members = new GzipMembers(channel, head)) {
                    return new RecordStream(members, ByteBuffer.allocate(0), 1 << 13).next();
                }
            }
            RecordStream stream = new RecordStream(channel, head, 1 << 13);
            Optional<RecordHeader> header = stream.next();
            if (header.isPresent()
                    && !line.get("length").equals(Long.toString(header.get().length() + stream.blockLeft() + 4))) {
                issues.error(CLAUSE, "length is not that of the record.");
            }
            return header;
        } catch (MalformedWarcException e) {
            return Optional.empty();
        }
    }

    private static void compare(RecordHeader header, String timestamp, Map<String, String> line, Issues issues) {
        if (!header.target().orElse("").equals(line.get("url"))) {
            issues.error(CLAUSE, "url is not that of the record.");
        }
        String date = header.first("WARC-Date").orElse("").replaceAll("[^0-9]", "");
        if (!date.startsWith(timestamp) && !timestamp.startsWith(date)) {
            issues.error("CDXJ 0.1.0 Integer Timestamp", "The timestamp is not the record's date.");
        }
        boolean revisit = header.type().equals("revisit");
        if (revisit != line.get("mime").equals("warc/revisit")) {
            issues.error(CLAUSE, "mime is warc/revisit for revisit records, and for them only.");
        }
        String stated = header.first("WARC-Payload-Digest")
                .or(() -> header.first("WARC-Block-Digest"))
                .orElse("");
        if (!stated.isEmpty() && !value(stated).equalsIgnoreCase(value(line.get("digest")))) {
            issues.error(CLAUSE, "digest is not that of the record.");
        }
    }

    /** Some indexes leave the algorithm out. */
    private static String value(String digest) {
        return digest.substring(digest.indexOf(':') + 1);
    }
}

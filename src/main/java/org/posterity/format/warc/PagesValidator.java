package org.posterity.format.warc;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.model.ValidationIssue;

/** Checks the form of a list of pages (WACZ 1.1.1 §pages.jsonl). */
public final class PagesValidator {
    private static final String CLAUSE = "WACZ 1.1.1 §pages.jsonl";

    /** Checks a file. */
    public List<ValidationIssue> validate(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return validate(file.getFileName().toString(), channel);
        }
    }

    /** Checks what {@code bytes} yields; {@code name} is for {@code where} of the issues. */
    public List<ValidationIssue> validate(String name, ReadableByteChannel bytes) throws IOException {
        WarcIssues issues = new WarcIssues(name);
        Lines lines = new Lines(bytes);
        SeenIdentifiers ids = new SeenIdentifiers();
        long number = 0;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            issues.atLine(++number);
            Optional<Map<String, String>> fields = JsonLine.read(line, 0);
            if (fields.isEmpty()) {
                issues.error(CLAUSE, "The line is not one JSON object.");
            } else if (number == 1) {
                checkHeader(fields.get(), issues);
            } else {
                checkPage(fields.get(), ids, issues);
            }
        }
        if (number == 0) {
            issues.error(CLAUSE, "The header line is missing.");
        }
        return issues.found();
    }

    private static void checkHeader(Map<String, String> fields, WarcIssues issues) {
        if (!PagesJsonl.FORMAT.equals(fields.get("format"))) {
            issues.error(CLAUSE, "The first line does not name the format " + PagesJsonl.FORMAT + ".");
        }
    }

    private static void checkPage(Map<String, String> fields, SeenIdentifiers ids, WarcIssues issues) {
        if (!isUrl(fields.getOrDefault("url", ""))) {
            issues.error(CLAUSE, "url is missing or not an absolute URL.");
        }
        if (!isDate(fields.getOrDefault("ts", ""))) {
            issues.error(CLAUSE, "ts is missing or not a date and time of RFC 3339.");
        }
        String id = fields.get("id");
        if (id != null && !ids.add(id, "")) {
            issues.error(CLAUSE, "id is that of an earlier page.");
        }
    }

    private static boolean isUrl(String value) {
        try {
            return new URI(value).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isDate(String value) {
        try {
            return OffsetDateTime.parse(value) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}

package org.posterity.format.warc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.model.ValidationIssue;

/** Checks a CDXJ index (CDXJ 0.1.0): its form, its order, and where WARC files are at hand, that each line tells the truth. */
public final class CdxjValidator {
    private static final String SPECIFICATION = "CDXJ 0.1.0 ";
    private static final Pattern LINE = Pattern.compile("([^ ]+) ([0-9]{14}|[0-9]{17}) (?=\\{)");
    private static final List<String> FIELDS = List.of("url", "mime", "digest", "filename", "offset", "length");

    /** Checks form and order alone. */
    public List<ValidationIssue> validate(String name, ReadableByteChannel bytes) throws IOException {
        return validate(name, bytes, null);
    }

    /** Also looks every record up; {@code filename} is taken as relative to {@code folder}. */
    public List<ValidationIssue> validate(Path index, Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(index)) {
            return validate(index.getFileName().toString(), channel, new IndexedRecord(folder));
        }
    }

    private List<ValidationIssue> validate(String name, ReadableByteChannel bytes, IndexedRecord records)
            throws IOException {
        WarcIssues issues = new WarcIssues(name);
        Lines lines = new Lines(bytes);
        byte[] previous = new byte[0];
        long number = 0;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            issues.atLine(++number);
            if (Arrays.compareUnsigned(previous, line) > 0) {
                issues.error(SPECIFICATION + "Sorting", "The line is to stand before the one above it.");
            }
            previous = line;
            check(line, records, issues);
        }
        if (number > 0 && !lines.ended()) {
            issues.warning(SPECIFICATION + "Introduction", "The last line has no line feed.");
        }
        return issues.found();
    }

    private void check(byte[] line, IndexedRecord records, WarcIssues issues) throws IOException {
        Matcher parts = LINE.matcher(new String(line, StandardCharsets.ISO_8859_1));
        if (!parts.lookingAt()) {
            issues.error(SPECIFICATION + "Introduction", "A line is a searchable URL, a timestamp and a JSON object.");
            return;
        }
        Optional<Map<String, String>> read = JsonLine.read(line, parts.end());
        if (read.isEmpty()) {
            issues.error(SPECIFICATION + "JSON Block", "What follows the timestamp is not one JSON object.");
            return;
        }
        Map<String, String> fields = read.get();
        if (isComplete(fields, issues)) {
            checkValues(parts.group(1), fields, issues);
            if (records != null) {
                records.check(parts.group(2), fields, issues);
            }
        }
    }

    private static boolean isComplete(Map<String, String> fields, WarcIssues issues) {
        List<String> missing =
                FIELDS.stream().filter(field -> !fields.containsKey(field)).toList();
        if (!missing.isEmpty()) {
            issues.error(SPECIFICATION + "JSON Block", String.join(", ", missing) + ": missing.");
        }
        for (String number : List.of("offset", "length")) {
            if (fields.containsKey(number) && !fields.get(number).matches("[0-9]{1,18}")) {
                issues.error(SPECIFICATION + "JSON Block", number + " is not a number of bytes.");
                return false;
            }
        }
        if (!fields.containsKey("status")) {
            issues.warning(SPECIFICATION + "JSON Block", "status is missing.");
        }
        return missing.isEmpty();
    }

    private static void checkValues(String key, Map<String, String> fields, WarcIssues issues) {
        String searchable = CdxjIndex.searchable(fields.get("url"));
        String right = new String(searchable.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        if (!place(key).equals(place(right))) {
            issues.error(SPECIFICATION + "Searchable URL", "The searchable URL is not that of url.");
        } else if (!key.equals(right)) {
            issues.warning(
                    SPECIFICATION + "Searchable URL",
                    "The searchable URL is that of url, but for what tools write differently (case, www, query).");
        }
        if (!fields.getOrDefault("status", "").matches("|-|[0-9]{3}")) {
            issues.error(SPECIFICATION + "JSON Block", "status is not a number of three digits.");
        }
    }

    /** Host and path, without what canonicalisations differ in. */
    private static String place(String searchable) {
        return searchable
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\?.*", "")
                .replaceFirst("^[a-z]+://\\(", "")
                .replaceFirst("(,www\\d*)?,?(:(80|443))?\\)", ")")
                .replaceFirst("/+$", "");
    }
}

package org.posterity.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads uncompressed WARC files with nothing but the JDK. */
public final class PlainWarc {
    private PlainWarc() {}

    public record Record(int offset, int length, Map<String, String> fields, byte[] block) {
        public String type() {
            return fields.get("WARC-Type");
        }

        public String target() {
            return fields.getOrDefault("WARC-Target-URI", "");
        }

        public String text() {
            return new String(block, StandardCharsets.UTF_8);
        }
    }

    public static List<Record> read(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        List<Record> records = new ArrayList<>();
        for (int at = 0; at < file.length; ) {
            int end = text.indexOf("\r\n\r\n", at);
            String[] lines = text.substring(at, end).split("\r\n");
            if (!lines[0].equals("WARC/1.1")) {
                throw new AssertionError("No record begins at " + at);
            }
            Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line : Arrays.asList(lines).subList(1, lines.length)) {
                fields.put(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip());
            }
            int start = end + 4;
            int next = start + Integer.parseInt(fields.get("Content-Length")) + 4;
            records.add(new Record(at, next - at, fields, Arrays.copyOfRange(file, start, next - 4)));
            at = next;
        }
        return records;
    }
}

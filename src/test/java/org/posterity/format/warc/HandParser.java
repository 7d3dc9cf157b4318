package org.posterity.format.warc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads uncompressed WARC records with nothing but the JDK: an oracle that shares no code with what it judges. */
final class HandParser {
    record Record(long offset, long length, Map<String, String> fields, byte[] block) {
        String field(String name) {
            return fields.get(name);
        }

        String sha256OfBlock() throws Exception {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(block);
            return "sha256:" + HexFormat.of().formatHex(digest);
        }
    }

    private HandParser() {}

    static List<Record> read(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        List<Record> records = new ArrayList<>();
        int at = 0;
        while (at < file.length) {
            int end = text.indexOf("\r\n\r\n", at);
            String[] lines = text.substring(at, end).split("\r\n");
            if (!lines[0].equals("WARC/1.1")) {
                throw new AssertionError("No record at " + at);
            }
            Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (int i = 1; i < lines.length; i++) {
                String[] field = lines[i].split(": ", 2);
                if (fields.put(field[0], field[1]) != null) {
                    throw new AssertionError("Twice: " + field[0]);
                }
            }
            int length = Integer.parseInt(fields.get("Content-Length"));
            int start = end + 4;
            int next = start + length + 4;
            if (!text.substring(start + length, next).equals("\r\n\r\n")) {
                throw new AssertionError("No end of record at " + (start + length));
            }
            byte[] block = Arrays.copyOfRange(file, start, start + length);
            records.add(new Record(at, next - at, fields, block));
            at = next;
        }
        return records;
    }
}

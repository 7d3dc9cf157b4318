package org.posterity.format.warc;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The header of a record that was read (WARC/1.1 §4). Field names are looked up without regard to case.
 *
 * @param version as in the first line, {@code WARC/1.1}
 * @param offset of the record's first byte
 * @param length of the header in bytes
 */
record RecordHeader(String version, Map<String, List<String>> fields, long offset, long length) {

    /** The first value of a field; empty where the field is missing or empty. */
    Optional<String> first(String name) {
        List<String> values = all(name);
        return values.isEmpty() || values.get(0).isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** WARC-Type (§5.5), empty where it is missing. */
    String type() {
        return first("WARC-Type").orElse("");
    }

    /** WARC-Record-ID (§5.2) without angle brackets. */
    Optional<String> recordId() {
        return first("WARC-Record-ID").map(RecordHeader::withoutBrackets);
    }

    /** WARC-Target-URI (§5.14), without the angle brackets that some writers of WARC/1.0 add. */
    Optional<String> target() {
        return first("WARC-Target-URI").map(RecordHeader::withoutBrackets);
    }

    static String withoutBrackets(String value) {
        boolean bracketed = value.length() > 1 && value.startsWith("<") && value.endsWith(">");
        return bracketed ? value.substring(1, value.length() - 1) : value;
    }
}

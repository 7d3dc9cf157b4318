package org.posterity.format.warc;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** What the value of a named field may look like (WARC/1.1 §5). */
interface FieldSyntax {
    /** Any value. */
    FieldSyntax TEXT = (value, header) -> null;

    FieldSyntax NUMBER = (value, header) -> value.matches("[0-9]+") ? null : "is not a number";

    FieldSyntax MEDIA_TYPE = (value, header) -> MediaTypes.valid(value) ? null : "is not a media type";

    FieldSyntax RECORD_ID = (value, header) -> {
        boolean bracketed = value.startsWith("<") && value.endsWith(">");
        if (!bracketed && !header.version().equals("WARC/1.0")) {
            return "is not written in angle brackets";
        }
        return isUri(RecordHeader.withoutBrackets(value)) ? null : "is not an absolute URI";
    };

    FieldSyntax URI_REFERENCE = (value, header) -> {
        if (value.startsWith("<") && !header.version().equals("WARC/1.0")) {
            return "is written in angle brackets";
        }
        return isUri(RecordHeader.withoutBrackets(value)) ? null : "is not an absolute URI as RFC 3986 writes them";
    };

    FieldSyntax DATE =
            (value, header) -> isDate(value, header.version()) ? null : "is not a UTC date of the W3C profile";

    FieldSyntax DIGEST = (value, header) -> {
        if (!PayloadDigest.followsGrammar(value)) {
            return value.endsWith("=")
                    ? "has padding, which the grammar of a token does not allow"
                    : "is not of the form algorithm:value";
        }
        return PayloadDigest.hasKnownAlgorithm(value)
                        && PayloadDigest.read(value).isEmpty()
                ? "is not a value of its algorithm"
                : null;
    };

    /** What is wrong with the value, as the end of a sentence; null where nothing is. */
    String problem(String value, RecordHeader header);

    private static boolean isUri(String value) {
        try {
            return new URI(value).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** W3CDTF: year, month, day, minute, second or fraction; WARC/1.0 knows seconds only. */
    private static boolean isDate(String value, String version) {
        try {
            if (value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")) {
                Instant.parse(value);
                return true;
            }
            if (version.equals("WARC/1.0")) {
                return false;
            }
            return isOtherGranularity(value);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isOtherGranularity(String value) {
        if (Pattern.matches("[0-9]{4}", value)) {
            return true;
        }
        if (Pattern.matches("[0-9]{4}-[0-9]{2}", value)) {
            return YearMonth.parse(value) != null;
        }
        if (Pattern.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}", value)) {
            return LocalDate.parse(value) != null;
        }
        return Pattern.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}\\.[0-9]{1,9})?Z", value)
                && OffsetDateTime.parse(value) != null;
    }
}

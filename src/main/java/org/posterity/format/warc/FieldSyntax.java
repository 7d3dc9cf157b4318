package org.posterity.format.warc;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** What the value of a named field may look like (WARC/1.1 §5). */
interface FieldSyntax {
    Pattern IP_V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");

    Pattern IP_V6 = Pattern.compile("(?=[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:.]{2,45}");

    Pattern DIGITS = Pattern.compile("[0-9]+");

    Pattern SECONDS = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

    /** Any value. */
    FieldSyntax TEXT = (value, header) -> null;

    FieldSyntax NUMBER = (value, header) -> DIGITS.matcher(value).matches() ? null : "is not a number";

    FieldSyntax IP_ADDRESS = (value, header) ->
            isIpAddress(value) ? null : "is no address of four numbers of 0 to 255, and none of IPv6 (RFC 4291)";

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
            // Java's own class takes letters of every language; RFC 3986 has ASCII only.
            return value.chars().allMatch(letter -> letter < 0x7f) && new URI(value).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isIpAddress(String value) {
        if (IP_V4.matcher(value).matches()) {
            return true;
        }
        try {
            // What has a colon, and only what such an address has, is never looked up as a name.
            return IP_V6.matcher(value).matches()
                    && InetAddress.getByName(value).getAddress() != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** W3CDTF: year, month, day, minute, second or fraction; WARC/1.0 knows seconds only. */
    private static boolean isDate(String value, String version) {
        try {
            if (SECONDS.matcher(value).matches()) {
                // Every month has so many days; where nothing else is odd either, nobody need compute.
                boolean plain = isAtMost(value, 5, "12") && isAtMost(value, 8, "28") && isAtMost(value, 11, "23");
                return plain && isAtMost(value, 14, "59") && isAtMost(value, 17, "59") && value.indexOf("-00") < 0
                        || Instant.parse(value) != null;
            }
            if (version.equals("WARC/1.0")) {
                return false;
            }
            return isOtherGranularity(value);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isAtMost(String value, int at, String most) {
        return value.substring(at, at + 2).compareTo(most) <= 0;
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

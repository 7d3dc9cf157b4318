package org.posterity.characterisation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.posterity.characterisation.MediaDescription.Kind;
import org.posterity.export.ShippedTable;

/**
 * A known format: a row of {@code formats.tsv}.
 *
 * @param kind what a file in this format is to a viewer
 * @param browsers whether browsers show or play it
 * @param name in words, for example {@code WebM video}
 */
public record MediaFormat(String mediaType, Kind kind, boolean browsers, String name) {
    private static final Map<String, MediaFormat> ROWS = read();
    private static final Map<String, String> CODECS = new HashMap<>();
    private static final Map<String, String> PRONOM = ShippedTable.lines(MediaFormat.class, "pronom.tsv").stream()
            .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> cells[1]));

    static {
        for (String[] cells : ShippedTable.lines(MediaFormat.class, "codecs.tsv")) {
            for (String code : cells[1].split("\\|")) {
                CODECS.put(code, cells[0]);
            }
        }
    }

    /** A codec in words, by its code in files or in the output of ffprobe. */
    static Optional<String> codec(String code) {
        return Optional.ofNullable(CODECS.get(code));
    }

    /** The format with this media type; if no row has it, the kind comes from the first half of the type. */
    public static MediaFormat of(String mediaType) {
        MediaFormat row = ROWS.get(mediaType.toLowerCase(Locale.ROOT).replaceFirst(";.*", ""));
        return row != null ? row : new MediaFormat(mediaType, kindOf(mediaType), false, mediaType);
    }

    /** The identifier in PRONOM of a media type, or of one with the detail that decides. */
    static Optional<String> pronom(String format) {
        return Optional.ofNullable(PRONOM.get(format));
    }

    private static Kind kindOf(String mediaType) {
        String half = mediaType.substring(0, mediaType.indexOf('/') + 1);
        return switch (half) {
            case "video/" -> Kind.VIDEO;
            case "image/" -> Kind.IMAGE;
            case "audio/" -> Kind.AUDIO;
            default -> Kind.OTHER;
        };
    }

    /** The media type of a file in this container that holds sound alone; QuickTime has none of its own. */
    String ofSoundAlone() {
        return switch (mediaType) {
            case "video/x-ms-asf", "video/x-ms-wmv" -> "audio/x-ms-wma";
            case "video/quicktime", "video/mp2t", "video/mpeg", "video/x-flv", "video/x-msvideo", "application/mxf" ->
                mediaType;
            default -> "audio/" + mediaType.substring(mediaType.indexOf('/') + 1);
        };
    }

    private static Map<String, MediaFormat> read() {
        Map<String, MediaFormat> rows = new HashMap<>();
        for (String[] cells : ShippedTable.lines(MediaFormat.class, "formats.tsv")) {
            Kind kind = Kind.valueOf(cells[1].toUpperCase(Locale.ROOT));
            rows.put(cells[0], new MediaFormat(cells[0], kind, cells[2].equals("plays"), cells[3]));
        }
        return Map.copyOf(rows);
    }
}

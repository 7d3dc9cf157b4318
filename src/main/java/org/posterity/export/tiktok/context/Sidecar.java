package org.posterity.export.tiktok.context;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.export.WholeNumber;

/**
 * What a download tool recorded about one post: yt-dlp's {@code .info.json}, tiktok-save's {@code ID.json}. Read as a
 * stream; only the fields named here are read.
 */
final class Sidecar {
    private static final JsonFactory JSON = new JsonFactory();
    private static final long YEAR_2100 = 4_102_444_800L;

    /** Names of counts in yt-dlp, and in the platform's own interface, which tiktok-save passes on. */
    private static final Map<String, String> COUNTS = Map.ofEntries(
            Map.entry("view_count", "views"),
            Map.entry("like_count", "likes"),
            Map.entry("comment_count", "comments"),
            Map.entry("repost_count", "shares"),
            Map.entry("save_count", "saves"),
            Map.entry("stats.playCount", "views"),
            Map.entry("stats.diggCount", "likes"),
            Map.entry("stats.commentCount", "comments"),
            Map.entry("stats.shareCount", "shares"),
            Map.entry("stats.collectCount", "saves"));

    private final Map<String, String> texts = new TreeMap<>();
    private final SortedMap<String, Long> counts = new TreeMap<>();

    private Sidecar() {}

    /** Reads a sidecar as far as possible. */
    static Sidecar read(Path file) throws IOException {
        Sidecar sidecar = new Sidecar();
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                sidecar.readObject(parser, "");
            }
        }
        return sidecar;
    }

    private void readObject(JsonParser parser, String prefix) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && (name.equals("stats") || name.equals("author"))) {
                readObject(parser, name + ".");
            } else if (COUNTS.containsKey(name) && value.isScalarValue()) {
                WholeNumber.of(parser.getText()).ifPresent(number -> counts.putIfAbsent(COUNTS.get(name), number));
            } else if (isText(name) && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                String text = parser.getText();
                // One character more than a caption may have, so that cutting it is noticed.
                texts.putIfAbsent(
                        name, text.substring(0, Math.min(text.length(), ContextCollector.LONGEST_CAPTION + 1)));
            } else {
                parser.skipChildren();
            }
        }
    }

    private static boolean isText(String name) {
        return switch (name) {
            case "id",
                    "timestamp",
                    "createTime",
                    "epoch",
                    "title",
                    "description",
                    "desc",
                    "webpage_url",
                    "author.uniqueId",
                    "extractor",
                    "extractor_key" -> true;
            default -> false;
        };
    }

    Optional<String> id() {
        return text("id");
    }

    Optional<Instant> date() {
        return text("timestamp").or(() -> text("createTime")).flatMap(Sidecar::instant);
    }

    /** When it was written. */
    Optional<Instant> written() {
        return text("epoch").flatMap(Sidecar::instant);
    }

    /** The full caption; a title may be cut. */
    Optional<String> caption() {
        return text("description").or(() -> text("desc")).or(() -> text("title"));
    }

    Optional<PublicLink> link() {
        return text("webpage_url").flatMap(PublicLink::of);
    }

    /** The user name of the post's author, if tiktok-save gives it. */
    Optional<String> author() {
        return text("author.uniqueId");
    }

    /** Whether it names another platform as its source. */
    boolean fromElsewhere() {
        return text("extractor_key")
                .or(() -> text("extractor"))
                .map(name -> !name.toLowerCase(Locale.ROOT).contains("tiktok"))
                .orElse(false);
    }

    SortedMap<String, Long> counts() {
        return counts;
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name)).filter(text -> !text.isBlank());
    }

    private static Optional<Instant> instant(String text) {
        return text.matches("\\d{9,10}") && Long.parseLong(text) < YEAR_2100
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
                : Optional.empty();
    }
}

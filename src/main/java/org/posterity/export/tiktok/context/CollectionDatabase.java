package org.posterity.export.tiktok.context;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.export.ContextNote;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.FoundNote;
import org.posterity.export.FoundNote.Standing;
import org.posterity.export.WholeNumber;
import org.posterity.intake.ReceivedFile;

/**
 * myfaveTT's {@code db_videos.js} and {@code db_texts.js}: one JSON object from ids to facts or captions, inside a
 * JavaScript assignment, which is cut off and never evaluated. Newer ones are base64 of gzip. They list what the donor
 * liked and saved, so only entries of requested ids are read; nothing is built of all others.
 */
final class CollectionDatabase {
    private static final String PRODUCER = "myfavett";
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private final Set<String> wanted;
    private final ContextCollector gathered;

    CollectionDatabase(Set<String> wanted, ContextCollector gathered) {
        this.wanted = wanted;
        this.gathered = gathered;
    }

    /** Reads a file if it has the name of such a database. */
    void read(ReceivedFile file) throws IOException {
        String name = file.name().toLowerCase(Locale.ROOT);
        boolean videos = name.equals("db_videos.js");
        if (!videos && !name.equals("db_texts.js")) {
            return;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file.location()));
                JsonParser parser = JSON.createParser(AssignedJson.in(in))) {
            entries(parser, file, videos);
        } catch (JsonProcessingException | CharConversionException | AssignedJson.Malformed e) {
            gathered.find(
                    "context-not-readable", file, "This list is cut off or not a list; nothing more of it was used.");
        }
    }

    private void entries(JsonParser parser, ReceivedFile file, boolean videos) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new AssignedJson.Malformed();
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String id = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!wanted.contains(id)) {
                parser.skipChildren();
            } else if (videos && value == JsonToken.START_OBJECT) {
                video(parser, file, id);
            } else if (!videos && value == JsonToken.VALUE_STRING) {
                String caption = gathered.caption(parser.getText(), file);
                note(file, id, Optional.empty(), Optional.of(caption), new TreeMap<>());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void video(JsonParser parser, ReceivedFile file, String id) throws IOException {
        Optional<Instant> created = Optional.empty();
        SortedMap<String, Long> counts = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("createTime")
                    && value.isScalarValue()
                    && parser.getText().matches("\\d{9,10}")) {
                created = Optional.of(Instant.ofEpochSecond(Long.parseLong(parser.getText())));
            } else if (name.equals("diggCount") && value.isScalarValue()) {
                WholeNumber.of(parser.getText()).ifPresent(number -> counts.put("likes", number));
            } else if (name.equals("playCount") && value.isScalarValue()) {
                WholeNumber.of(parser.getText()).ifPresent(number -> counts.put("views", number));
            } else {
                parser.skipChildren();
            }
        }
        note(file, id, created, Optional.empty(), counts);
    }

    private void note(
            ReceivedFile file,
            String id,
            Optional<Instant> created,
            Optional<String> caption,
            SortedMap<String, Long> counts) {
        List<EngagementSnapshot> engagement = counts.isEmpty()
                ? List.of()
                : List.of(new EngagementSnapshot(
                        LocalDate.ofInstant(file.modified(), ZoneOffset.UTC),
                        "the day of the file, since it contains none",
                        PRODUCER,
                        counts));
        gathered.note(new FoundNote(
                new ContextNote(
                        file,
                        PRODUCER,
                        Optional.of(id),
                        created,
                        caption.filter(text -> !text.isBlank()),
                        Optional.empty(),
                        engagement),
                Standing.MENTION));
    }
}

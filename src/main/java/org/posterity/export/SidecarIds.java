package org.posterity.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.intake.ReceivedFile;

/** The post ids in sidecars ({@code NAME.info.json} beside {@code NAME.mp4}). Nothing else in them is read. */
final class SidecarIds {
    private static final List<String> ENDINGS = List.of(".info.json", ".json");
    private final MediaNames names;
    private final JsonFactory json = new JsonFactory();
    private final Map<String, Set<String>> idsByStem = new HashMap<>();

    SidecarIds(List<ReceivedFile> files, MediaNames names) {
        this.names = names;
        for (ReceivedFile file : files) {
            for (String ending : ENDINGS) {
                if (file.path().toLowerCase(Locale.ROOT).endsWith(ending)) {
                    String stem = file.path().substring(0, file.path().length() - ending.length());
                    idIn(file)
                            .ifPresent(id -> idsByStem
                                    .computeIfAbsent(stem, s -> new TreeSet<>())
                                    .add(id));
                    break;
                }
            }
        }
    }

    /** The ids in the sidecars of the media file at {@code path}: usually one or none. */
    Set<String> idsFor(String path) {
        Set<String> ids = new TreeSet<>(idsByStem.getOrDefault(path, Set.of()));
        Stems.of(path).forEach(stem -> ids.addAll(idsByStem.getOrDefault(stem, Set.of())));
        return ids;
    }

    private Optional<String> idIn(ReceivedFile sidecar) {
        try (JsonParser parser = json.createParser(sidecar.location().toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean id = parser.currentName().equals("id");
                JsonToken value = parser.nextToken();
                if (id && value.isScalarValue()) {
                    String text = parser.getText();
                    return names.time(text).isPresent() ? Optional.of(text) : Optional.empty();
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            // An unreadable sidecar is no evidence; the file itself is listed in any case.
            return Optional.empty();
        }
        return Optional.empty();
    }
}

package org.posterity.characterisation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.posterity.characterisation.MediaDescription.Kind;

/** A description while the readers fill it in. */
final class Draft {
    static final String INCOMPLETE = "The file ends before its last part does: it is incomplete.";

    String mediaType;
    Kind kind;
    Optional<String> pronom = Optional.empty();
    OptionalInt codedWidth = OptionalInt.empty();
    OptionalInt codedHeight = OptionalInt.empty();
    Optional<Duration> duration = Optional.empty();
    Optional<String> videoCodec = Optional.empty();
    Optional<String> audioCodec = Optional.empty();
    OptionalDouble frameRate = OptionalDouble.empty();
    OptionalInt rotation = OptionalInt.empty();
    Optional<Instant> creationTime = Optional.empty();
    final SortedMap<String, String> technical = new TreeMap<>();
    final SortedSet<Personal> personal = new TreeSet<>();
    final SortedSet<String> warnings = new TreeSet<>();
    final SortedSet<String> tools = new TreeSet<>();

    Draft(String mediaType) {
        become(mediaType);
    }

    /** Sets the media type, and the kind that goes with it. */
    void become(String type) {
        mediaType = type;
        kind = type.startsWith("video/")
                ? Kind.VIDEO
                : type.startsWith("image/")
                        ? Kind.IMAGE
                        : type.startsWith("audio/")
                                ? Kind.AUDIO
                                : Subtitles.TYPES.contains(type) ? Kind.SUBTITLE : Kind.OTHER;
    }

    /** Sets the size as coded, in pixels; a size of nothing is no size. */
    void size(Integer width, Integer height) {
        if (width != null && height != null && width > 0 && height > 0) {
            codedWidth = OptionalInt.of(width);
            codedHeight = OptionalInt.of(height);
        }
    }

    void technical(String name, Object value) {
        if (value != null && !value.toString().isBlank()) {
            technical.put(name, value.toString());
        }
    }

    MediaDescription finish() {
        boolean turned = rotation.orElse(0) % 180 == 90;
        return new MediaDescription(
                mediaType,
                pronom,
                kind,
                turned ? codedHeight : codedWidth,
                turned ? codedWidth : codedHeight,
                duration,
                videoCodec,
                audioCodec,
                frameRate,
                rotation,
                creationTime,
                technical,
                personal.stream().map(Personal::label).toList(),
                List.copyOf(warnings),
                String.join(", ", tools));
    }
}

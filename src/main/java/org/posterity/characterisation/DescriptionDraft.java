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

/** A description being filled in by the readers. */
final class DescriptionDraft {
    static final String INCOMPLETE = "The file is incomplete: it ends before its last part does.";

    static final String NO_SIZE = "The picture's size cannot be read; the file may be damaged.";

    static final String EMPTY = "The file is empty.";

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
    final SortedSet<Personal> personal;
    final SortedSet<String> warnings = new TreeSet<>();
    final SortedSet<String> damage = new TreeSet<>();
    final SortedSet<String> tools = new TreeSet<>();

    DescriptionDraft(String mediaType) {
        this(mediaType, new TreeSet<>());
    }

    /** A description of a part, of which only the kinds of personal metadata are kept. */
    DescriptionDraft(String mediaType, SortedSet<Personal> personal) {
        this.personal = personal;
        become(mediaType);
    }

    /** Sets the media type, and the kind that goes with it. */
    void become(String type) {
        mediaType = type;
        kind = MediaFormat.of(type).kind();
    }

    /** Sets the identifier of a format version. */
    void version(String detail) {
        pronom = MediaFormat.pronom(mediaType + " " + detail);
    }

    /** Notes that the container holds only sound, although it could hold pictures. */
    void isSound() {
        become(MediaFormat.of(mediaType).ofSoundAlone());
        kind = Kind.AUDIO;
    }

    /** Notes what is broken; the file is kept as it is. */
    void damaged(String sentence) {
        damage.add(sentence);
        warnings.add(sentence);
    }

    /** Notes that there are metadata that were not read. */
    void notRead() {
        warnings.add(MediaDescription.NOT_READ);
        personal.add(Personal.UNREAD);
    }

    /** Sets the size as coded, in pixels; zero is ignored. */
    void size(Integer width, Integer height) {
        if (width != null && height != null && width > 0 && height > 0) {
            codedWidth = OptionalInt.of(width);
            codedHeight = OptionalInt.of(height);
        }
    }

    /** Treats a picture without a size as damaged. */
    void requireSize() {
        if (codedWidth.isEmpty()) {
            damaged(NO_SIZE);
        }
    }

    void technical(String name, Object value) {
        if (value != null && !value.toString().isBlank()) {
            technical.put(name, value.toString());
        }
    }

    MediaDescription finish() {
        pronom = pronom.or(() -> MediaFormat.pronom(mediaType));
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
                List.copyOf(damage),
                List.copyOf(warnings),
                String.join(", ", tools));
    }
}

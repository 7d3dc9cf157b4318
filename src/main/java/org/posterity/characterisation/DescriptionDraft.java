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
final class DescriptionDraft {
    static final String INCOMPLETE = "The file ends before its last part does: it is incomplete.";

    static final String NO_SIZE = "The picture's size cannot be read: it may be damaged.";

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

    /** A description of a part, of which the kinds of personal metadata alone are kept. */
    DescriptionDraft(String mediaType, SortedSet<Personal> personal) {
        this.personal = personal;
        become(mediaType);
    }

    /** Sets the media type, and the kind that goes with it. */
    void become(String type) {
        mediaType = type;
        kind = MediaFormat.of(type).kind();
    }

    /** Sets the identifier of a format whose versions have identifiers of their own. */
    void version(String detail) {
        pronom = MediaFormat.pronom(mediaType + " " + detail);
    }

    /** The container, which could hold pictures too, holds sound alone. */
    void isSound() {
        become(MediaFormat.of(mediaType).ofSoundAlone());
        kind = Kind.AUDIO;
    }

    /** Notes what is broken; the file is kept as it is. */
    void damaged(String sentence) {
        damage.add(sentence);
        warnings.add(sentence);
    }

    /** Notes that there are metadata which nobody looked at. */
    void notRead() {
        warnings.add(MediaDescription.NOT_READ);
        personal.add(Personal.UNREAD);
    }

    /** Sets the size as coded, in pixels; a size of nothing is no size. */
    void size(Integer width, Integer height) {
        if (width != null && height != null && width > 0 && height > 0) {
            codedWidth = OptionalInt.of(width);
            codedHeight = OptionalInt.of(height);
        }
    }

    /** Takes a picture that does not tell its size for damaged. */
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

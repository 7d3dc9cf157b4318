package org.posterity.characterisation;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a file is, as far as its bytes tell. Nothing here is personal: of embedded metadata about people, places and
 * devices only the kinds are named.
 *
 * @param mediaType the type by content, for example {@code video/mp4}; {@code application/octet-stream} when unknown
 * @param pronom the PRONOM identifier, where the file leaves no doubt about it
 * @param width in pixels as displayed, after rotation
 * @param height in pixels as displayed, after rotation
 * @param duration to the millisecond
 * @param frameRate the average, in frames a second
 * @param rotation degrees clockwise that a player turns the picture: 0, 90, 180 or 270
 * @param creationTime as embedded, where it names an instant; unset dates are absent
 * @param technical properties from a fixed list, none of them personal
 * @param embeddedPersonal the kinds of personal metadata found, for example {@code location}; never their values
 * @param damage those of the warnings that say the file is broken or empty
 * @param warnings what a reader should know, in words; no value from the file
 * @param tool what read the file, with versions
 */
public record MediaDescription(
        String mediaType,
        Optional<String> pronom,
        Kind kind,
        OptionalInt width,
        OptionalInt height,
        Optional<Duration> duration,
        Optional<String> videoCodec,
        Optional<String> audioCodec,
        OptionalDouble frameRate,
        OptionalInt rotation,
        Optional<Instant> creationTime,
        SortedMap<String, String> technical,
        List<String> embeddedPersonal,
        List<String> damage,
        List<String> warnings,
        String tool) {

    /** All kinds of personal metadata that a file can carry, as {@link #embeddedPersonal} names them. */
    public static final List<String> PERSONAL_KINDS =
            Arrays.stream(Personal.values()).map(Personal::label).toList();

    /** Stands among the warnings where metadata went past the bound of what is read of a file. */
    public static final String NOT_READ = "Metadata not read: they are larger than what is read of a file.";

    /** Which kinds of personal metadata a file carries, or may carry where nobody looked, in a sentence without its end. */
    public static String inWords(Collection<String> kinds) {
        List<String> read = kinds.stream()
                .filter(kind -> !kind.equals(Personal.UNREAD.label()))
                .toList();
        String held = read.isEmpty() ? "" : "The file's own metadata hold: " + String.join(", ", read);
        if (read.size() == kinds.size()) {
            return held;
        }
        return read.isEmpty()
                ? "What the file carries inside is not read, or not all of it: it may hold any kind"
                : held + "; there is more, which is not read";
    }

    /** What a file is to a viewer. */
    public enum Kind {
        VIDEO,
        IMAGE,
        AUDIO,
        /** Text that is shown while a film plays. */
        SUBTITLE,
        /** Files packed into one that is not opened here. */
        ARCHIVE,
        /** A document for reading, such as a signed agreement. */
        PAPER,
        OTHER;

        /** Whether it is kept for what it is. */
        public boolean isMedia() {
            return this == VIDEO || this == IMAGE || this == AUDIO || this == SUBTITLE;
        }
    }

    /** Whether the file has no bytes at all. */
    public boolean isEmpty() {
        return damage.contains(DescriptionDraft.EMPTY);
    }

    public MediaDescription {
        technical = Collections.unmodifiableSortedMap(new TreeMap<>(technical));
        embeddedPersonal = List.copyOf(embeddedPersonal);
        damage = List.copyOf(damage);
        warnings = List.copyOf(warnings);
    }
}

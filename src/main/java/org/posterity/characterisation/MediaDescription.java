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
 * What a file is, by its content. Nothing here is personal: of embedded metadata about people, places and devices only the
 * kinds are named.
 *
 * @param mediaType the type by content, for example {@code video/mp4}; {@code application/octet-stream} when unknown
 * @param pronom the PRONOM identifier, if it is certain
 * @param width in pixels as displayed, after rotation
 * @param height in pixels as displayed, after rotation
 * @param duration to the millisecond
 * @param frameRate the average, in frames a second
 * @param rotation degrees clockwise that a player turns the picture: 0, 90, 180 or 270
 * @param creationTime as embedded, if it is an instant; unset dates are absent
 * @param technical properties from a fixed list, none of them personal
 * @param embeddedPersonal the kinds of personal metadata found, for example {@code location}; never their values
 * @param damage the warnings that say the file is broken or empty
 * @param warnings what a reader should know, in words, without values from the file
 * @param tool the software that read the file, with versions
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

    /** All kinds of personal metadata that a file can contain, as named in {@link #embeddedPersonal}. */
    public static final List<String> PERSONAL_KINDS =
            Arrays.stream(Personal.values()).map(Personal::label).toList();

    /** The warning about metadata beyond the bound of what is read. */
    public static final String NOT_READ = "Not all metadata were read: there are too many.";

    /** Which kinds of personal metadata a file contains, or may contain if not read; a sentence without its full stop. */
    public static String inWords(Collection<String> kinds) {
        List<String> read = kinds.stream()
                .filter(kind -> !kind.equals(Personal.UNREAD.label()))
                .toList();
        String held = read.isEmpty() ? "" : "The file contains personal metadata: " + String.join(", ", read);
        if (read.size() == kinds.size()) {
            return held;
        }
        return read.isEmpty()
                ? "The file's metadata were not read, or not all of them, so it may contain any kind"
                : held + "; more was not read";
    }

    /** What a file is to a viewer. */
    public enum Kind {
        VIDEO,
        IMAGE,
        AUDIO,
        /** Text shown while a film plays. */
        SUBTITLE,
        /** An archive that is not opened. */
        ARCHIVE,
        /** A document for reading, such as a signed agreement. */
        PAPER,
        OTHER;

        /** Whether it is a kind that is kept. */
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

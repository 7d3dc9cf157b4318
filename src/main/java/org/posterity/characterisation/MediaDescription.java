package org.posterity.characterisation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;

/** What a file is. */
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
        List<String> warnings,
        String tool) {
    public enum Kind {
        VIDEO,
        IMAGE,
        AUDIO,
        OTHER
    }
}

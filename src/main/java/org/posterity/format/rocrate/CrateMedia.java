package org.posterity.format.rocrate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.posterity.model.Digest;

/**
 * A film, picture or sound inside a post's WARC.
 *
 * @param record the target URI of its WARC record
 * @param warc path of the WARC file that holds it, relative to {@code data/}
 * @param width in pixels, as displayed
 * @param height in pixels, as displayed
 */
public record CrateMedia(
        String record,
        String warc,
        String name,
        String mediaType,
        long size,
        Digest sha256,
        Optional<Duration> duration,
        OptionalInt width,
        OptionalInt height,
        Optional<Instant> created) {

    /** The schema.org type that goes with the media type. */
    String type() {
        return switch (mediaType.substring(0, Math.max(0, mediaType.indexOf('/')))) {
            case "video" -> "VideoObject";
            case "image" -> "ImageObject";
            case "audio" -> "AudioObject";
            default -> "MediaObject";
        };
    }
}

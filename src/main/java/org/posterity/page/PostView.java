package org.posterity.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;

/**
 * One post as its page shows it.
 *
 * @param date when it was posted, where the export says so
 * @param platform the platform's name as people write it
 * @param visibility who could see it, in the platform's words
 * @param counts how often it was seen, liked and so on, oldest first
 * @param details sound, location and whatever else the export says of it, in the order to show
 * @param media the files in the package, in the post's order
 * @param missing what belongs to the post and is not here, one sentence each
 * @param aip the package that the post is kept in
 * @param accession the accession that brought it
 * @param received when the donor's submission arrived
 * @param institution who keeps it
 */
public record PostView(
        Optional<Instant> date,
        Optional<Account> account,
        String platform,
        ShownKind kind,
        Optional<String> caption,
        String visibility,
        List<Counts> counts,
        List<Fact> details,
        List<Media> media,
        PostStatus status,
        List<String> missing,
        PackageId aip,
        int accession,
        Instant received,
        String institution) {

    public PostView {
        counts = List.copyOf(counts);
        details = List.copyOf(details);
        media = List.copyOf(media);
        missing = List.copyOf(missing);
    }

    /**
     * How often a post was seen, liked and so on, as one source gives it.
     *
     * @param dating how the day is known, in words; {@code stated} where the source gives it
     * @param source in words
     * @param numbers by what they count, for example {@code likes}
     */
    public record Counts(LocalDate on, String dating, String source, SortedMap<String, Long> numbers) {
        public Counts {
            numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
        }
    }

    /**
     * A media file of a post.
     *
     * @param portableName the name it bears beside the page; the page encodes it
     * @param originalName the name it was handed over with
     * @param shown how the page shows it
     * @param size in bytes
     * @param width in pixels as shown, that is after rotation
     * @param tracks the subtitles to play with it
     * @param description what is to be seen, as the creator described it
     * @param damage what is broken in it, one sentence each
     * @param offered the content of what must not be opened as a page, for keeping; absent where it is too large
     */
    public record Media(
            String portableName,
            String originalName,
            String mediaType,
            Shown shown,
            long size,
            Optional<Integer> width,
            Optional<Integer> height,
            Optional<Duration> duration,
            Optional<String> description,
            List<Track> tracks,
            List<String> damage,
            Optional<byte[]> offered,
            Digest digest) {
        public Media {
            tracks = List.copyOf(tracks);
            damage = List.copyOf(damage);
        }

        /** Whether it is to be read while another plays, not looked at by itself. */
        boolean isSubtitle() {
            return shown == Shown.WITH_ANOTHER;
        }
    }

    /** How a page shows a file; of what browsers cannot show, it says what it is and leads to it. */
    public enum Shown {
        VIDEO("Video"),
        PHOTO("Photo"),
        SOUND("Sound"),
        VIDEO_FILE("Video"),
        PHOTO_FILE("Photo"),
        SOUND_FILE("Sound"),
        FILE("File"),
        /** Subtitles: read while another file plays. */
        WITH_ANOTHER("Subtitles");

        private final String words;

        Shown(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * Subtitles that are played with a film.
     *
     * @param portableName the WebVTT file's name beside the page
     * @param language BCP 47, {@code und} where it is not known
     * @param webVtt the content of that file
     */
    public record Track(String portableName, String language, String label, byte[] webVtt) {}
}

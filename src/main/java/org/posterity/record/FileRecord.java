package org.posterity.record;

import static org.posterity.record.Ground.ACCOUNTABILITY;
import static org.posterity.record.Ground.CONTEXT;
import static org.posterity.record.Ground.DESCRIPTION;
import static org.posterity.record.Ground.FIXITY;
import static org.posterity.record.Ground.PROVENANCE;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.model.Digest;

/**
 * A line of {@code files.jsonl}: a received file. Files of posts come first, in the order of {@code posts.jsonl} and, within
 * a post, in display order; then kept files of the profile and of no post; then files that are not kept.
 *
 * @param path its path in the submission, screened; {@code !/} leads into an archive
 * @param modified its modification time on arrival
 * @param size in bytes, on arrival
 * @param digest sha256, on arrival
 * @param screened what is kept in its place, if something was removed from it
 * @param post stem of its post
 * @param warc the path in the bag of the WARC file that holds it, if it is kept
 * @param name its name there
 * @param address of its record
 * @param rendition digest of the rendition made for players
 * @param page address of the page that shows a file of no post
 * @param postId the platform's id of its post, if the export does not list that post
 * @param said what files beside the export say about that post
 * @param the rule by which it is not kept
 * @param reason why it is not kept, in one sentence
 * @param broughtBy the earlier accession that brought the same bytes, which are not kept twice; absent if this one did
 */
public record FileRecord(
        @Grounds(ACCOUNTABILITY) String path,
        @Grounds(PROVENANCE) Optional<Instant> modified,
        @Grounds(FIXITY) long size,
        @Grounds(FIXITY) Digest digest,
        @Grounds(ACCOUNTABILITY) Optional<Screening> screened,
        @Grounds(DESCRIPTION) Optional<Medium> medium,
        @Grounds(ACCOUNTABILITY) Match match,
        @Grounds(CONTEXT) Optional<String> post,
        @Grounds(CONTEXT) Optional<String> warc,
        @Grounds(CONTEXT) Optional<String> name,
        @Grounds(CONTEXT) Optional<String> address,
        @Grounds(FIXITY) Optional<Digest> rendition,
        @Grounds(CONTEXT) Optional<String> page,
        @Grounds(CONTEXT) Optional<String> postId,
        @Grounds(Ground.POST) Optional<Said> said,
        @Grounds(ACCOUNTABILITY) Optional<String> rule,
        @Grounds(ACCOUNTABILITY) Optional<String> reason,
        @Grounds(CONTEXT) Optional<Integer> broughtBy) {

    /** Rules for files that are read for their content but not kept. */
    private static final Set<String> READ =
            Set.of("export-file", "unpacked-archive", "consent-record", "signed-paper", "context-file");

    /** Whether a file not kept by this rule was read for its content. */
    public static boolean readUnder(String rule) {
        return READ.contains(rule);
    }

    /** This line, as a later accession points at it. @param accession whose line it is */
    public FileRecord heldFrom(int accession) {
        return new FileRecord(
                path,
                modified,
                size,
                digest,
                screened,
                medium,
                match,
                post,
                warc,
                name,
                address,
                rendition,
                page,
                postId,
                said,
                rule,
                reason,
                broughtBy.or(() -> Optional.of(accession)));
    }

    /** Whether it is kept, and this accession brought it. */
    public boolean added() {
        return kept() && broughtBy.isEmpty();
    }

    /** Whether this accession brought it for a post that the package held before. */
    public boolean forHeldPost() {
        return added() && !post.map(PackageFile::post).equals(post.flatMap(own -> warc));
    }

    /** Whether it was read for its content but is not kept. */
    public boolean read() {
        return rule.filter(FileRecord::readUnder).isPresent();
    }

    /** The size of what is kept of it. */
    public long sizeKept() {
        return screened.map(Screening::size).orElse(size);
    }

    /** The digest of what is kept of it. */
    public Digest digestKept() {
        return screened.map(Screening::digest).orElse(digest);
    }

    /** Its media type, if known. */
    public String mediaType() {
        return medium.map(Medium::mediaType).orElse("application/octet-stream");
    }

    /** Whether it, or its screened rendition, is in the package. */
    public boolean kept() {
        return warc.isPresent();
    }

    /** A screened rendition in UTF-8: its size and digest, and how many lines each rule changed. */
    public record Screening(
            @Grounds(FIXITY) long size,
            @Grounds(FIXITY) Digest digest,
            @Grounds(ACCOUNTABILITY) SortedMap<String, Long> lines) {
        public Screening {
            lines = Collections.unmodifiableSortedMap(lines == null ? new TreeMap<>() : new TreeMap<>(lines));
        }
    }

    /**
     * Its match.
     *
     * @param evidence the evidence, as stable names
     * @param the reason in words, for a file that is ambiguous or not media
     * @param candidates for an ambiguous file: the dates, or places in the export, of the posts it fits
     */
    public record Match(
            @Grounds(ACCOUNTABILITY) Kind kind,
            @Grounds(ACCOUNTABILITY) List<String> evidence,
            @Grounds(ACCOUNTABILITY) Optional<String> why,
            @Grounds(ACCOUNTABILITY) List<String> candidates,
            @Grounds(ACCOUNTABILITY) List<String> supports) {

        /** How a file relates to the posts. */
        public enum Kind {
            MATCHED,
            AMBIGUOUS,
            UNMATCHED,
            /** It is a picture of the profile. */
            PROFILE,
            NOT_MEDIA
        }

        public Match {
            evidence = evidence == null ? List.of() : List.copyOf(evidence);
            candidates = candidates == null ? List.of() : List.copyOf(candidates);
            supports = supports == null ? List.of() : List.copyOf(supports);
        }
    }

    /**
     * Its technical description. Nothing in it is personal.
     *
     * @param kind {@code video}, {@code image}, {@code audio}, {@code subtitle}, {@code archive}, {@code paper}, {@code other}
     * @param width in pixels, as shown
     * @param height in pixels, as shown
     * @param rotation degrees clockwise that a player turns the picture
     * @param embeddedPersonal kinds of personal metadata inside, never their values
     * @param damage what is broken in it, one sentence each
     * @param describedBy the software that read it
     */
    public record Medium(
            @Grounds(DESCRIPTION) String mediaType,
            @Grounds(DESCRIPTION) String kind,
            @Grounds(DESCRIPTION) Optional<String> pronom,
            @Grounds(DESCRIPTION) OptionalInt width,
            @Grounds(DESCRIPTION) OptionalInt height,
            @Grounds(DESCRIPTION) Optional<Duration> duration,
            @Grounds(DESCRIPTION) Optional<String> videoCodec,
            @Grounds(DESCRIPTION) Optional<String> audioCodec,
            @Grounds(DESCRIPTION) OptionalDouble frameRate,
            @Grounds(DESCRIPTION) OptionalInt rotation,
            @Grounds(DESCRIPTION) Optional<Instant> creationTime,
            @Grounds(DESCRIPTION) SortedMap<String, String> technical,
            @Grounds(ACCOUNTABILITY) List<String> embeddedPersonal,
            @Grounds(DESCRIPTION) List<String> damage,
            @Grounds(DESCRIPTION) List<String> warnings,
            @Grounds(PROVENANCE) String describedBy) {

        public Medium {
            technical =
                    Collections.unmodifiableSortedMap(technical == null ? new TreeMap<>() : new TreeMap<>(technical));
            embeddedPersonal = embeddedPersonal == null ? List.of() : List.copyOf(embeddedPersonal);
            damage = damage == null ? List.of() : List.copyOf(damage);
            warnings = warnings == null ? List.of() : List.copyOf(warnings);
        }
    }

    /** What files beside the export say about a post that it does not list. */
    public record Said(
            @Grounds(Ground.POST) Optional<Instant> date,
            @Grounds(Ground.POST) List<PostRecord.Said> captions,
            @Grounds(Ground.POST) Optional<String> address,
            @Grounds(Ground.ENGAGEMENT) List<Engagement> engagement,
            @Grounds(ACCOUNTABILITY) List<String> mayName) {
        public Said {
            captions = captions == null ? List.of() : List.copyOf(captions);
            engagement = engagement == null ? List.of() : List.copyOf(engagement);
            mayName = mayName == null ? List.of() : List.copyOf(mayName);
        }
    }
}

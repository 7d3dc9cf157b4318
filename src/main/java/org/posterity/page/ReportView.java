package org.posterity.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.model.SubmissionId;

/**
 * What the report on one accession tells. Posts and files can be many: each is a supplier of a fresh stream, asked several
 * times and closed by the report, that gives the same rows in the same order each time.
 *
 * @param made when the package was made
 * @param software what made it, with its version
 * @param platform the platform's name as people write it
 * @param withoutExport whether there was no export, so that nobody can tell whether the files are complete
 * @param profile what is kept of the profile, in the order to show
 * @param posts every post that the export lists, oldest first
 * @param deletedPosts posts that the creator had deleted and that the export still lists; they are not among {@code posts}
 * @param changes what differs from the accession before; empty for the first
 * @param files every file that was handed over
 * @param accounting every item of the export, and what became of it
 * @param recognition by what other people might still be recognised
 * @param checks what was checked before the package was sealed
 * @param still a small JPEG picture of the post with this {@link Post#key}; asked for at most {@link PackageReport#MOST_STILLS} posts
 */
public record ReportView(
        PackageId aip,
        int accession,
        Instant made,
        String software,
        Optional<Account> account,
        String platform,
        boolean withoutExport,
        List<Fact> profile,
        Received received,
        Consent consent,
        Supplier<Stream<Post>> posts,
        Supplier<Stream<Post>> deletedPosts,
        List<Change> changes,
        Supplier<Stream<File>> files,
        AccountingView accounting,
        RecognitionView recognition,
        List<Format> formats,
        List<Check> checks,
        List<Finding> findings,
        Function<String, Optional<byte[]>> still) {

    public ReportView {
        profile = List.copyOf(profile);
        changes = List.copyOf(changes);
        formats = List.copyOf(formats);
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
    }

    /**
     * The submission as it arrived.
     *
     * @param form {@code folder}, {@code zip}, {@code tar} or {@code tar.gz}
     * @param layout how the export was recognised, in words
     * @param virusCheck in words, for example {@code not scanned}
     */
    public record Received(
            SubmissionId id,
            Digest digest,
            String form,
            Instant at,
            long files,
            long bytes,
            String layout,
            String virusCheck) {}

    /**
     * The terms in short.
     *
     * @param rights the address of a licence or rights statement
     * @param creditAs how the creator wants to be named
     * @param record sha256 of the consent record
     */
    public record Consent(
            String institution,
            Set<Category> categories,
            List<String> purposes,
            AccessLevel access,
            LocalDate from,
            Optional<LocalDate> until,
            Optional<LocalDate> embargoUntil,
            String noticeVersion,
            Optional<String> rights,
            Optional<String> creditAs,
            Digest record) {
        public Consent {
            categories = Set.copyOf(categories);
            purposes = List.copyOf(purposes);
        }
    }

    /**
     * A post that the export lists.
     *
     * @param key names the post within this report
     * @param caption what the creator wrote, where it is kept
     * @param mediaHeld how many of its media are in the package
     * @param mediaListed how many it has, where the export says so
     * @param player where a page plays it, relative to the report, in a copy that has such pages
     * @param path where in the package it lies, for example {@code data/posts/2025/20250502T123456Z.warc}
     * @param mayName in which forms its caption may name somebody, in words
     * @param why for a post that is not held: why, and by which rule, in one sentence
     */
    public record Post(
            String key,
            Optional<Instant> date,
            ShownKind kind,
            PostStatus status,
            Optional<String> caption,
            String visibility,
            int mediaHeld,
            OptionalInt mediaListed,
            Optional<Duration> duration,
            List<Match> matches,
            Optional<String> player,
            Optional<String> path,
            Optional<String> why,
            List<String> mayName) {
        public Post {
            matches = List.copyOf(matches);
            mayName = List.copyOf(mayName);
        }

        /** The state in words; of an incomplete post, how much of it is here. */
        String state() {
            if (status == PostStatus.HELD && isDamaged()) {
                return "Complete, damaged";
            }
            if (status != PostStatus.MISSING) {
                return status.words();
            }
            if (mediaHeld == 0) {
                return "Missing";
            }
            return mediaListed.isPresent() ? media() + (kind == ShownKind.PHOTOS ? " photos" : " files") : "Incomplete";
        }

        /** How many of its media are here. */
        String media() {
            return mediaListed.isPresent() ? mediaHeld + " of " + mediaListed.getAsInt() : InWords.number(mediaHeld);
        }

        boolean isDamaged() {
            return matches.stream().anyMatch(match -> !match.damage().isEmpty());
        }

        /** The beginning of the caption, on one line. */
        Optional<String> said() {
            return caption.map(PostTitle::beginning).filter(words -> !words.isEmpty());
        }

        /** What a still shows, for those who do not see it. */
        String alternative() {
            String what = kind == ShownKind.NOT_STATED ? "Post" : kind.words();
            return said().map(words -> what + ": " + words)
                    .orElse(what + " without a caption, " + InWords.minute(date));
        }

        /** How long it plays, or how many photos it has; empty where neither is to be told. */
        String extent() {
            return duration.map(InWords::clockTime)
                    .orElse(kind == ShownKind.PHOTOS && mediaHeld > 1 ? InWords.count(mediaHeld, "photo") : "");
        }
    }

    /**
     * A post that differs from the accession before.
     *
     * @param what in which way, in words
     * @param details what changed, in words; empty where it is all of it
     */
    public record Change(Optional<Instant> date, String what, String details, Optional<String> why) {}

    /** A file that was matched to a post, by which evidence, and what is broken in it, in words. */
    public record Match(String file, String evidence, List<String> damage) {
        public Match {
            damage = List.copyOf(damage);
        }
    }

    /**
     * A file that was handed over.
     *
     * @param path where it lay in the submission
     * @param size in bytes
     * @param modified its time as it arrived, where it has one
     * @param screened which rules took something out of it, where a screened rendition is kept in its place
     * @param mayName in which forms a caption that it alone has may name somebody, in words
     * @param note why it is where it is, in one sentence; for an ambiguous file, which posts it fits
     * @param heldSince the earlier accession that brought the same bytes
     * @param forHeldPost whether it is new, and belongs to a post that the package held before
     */
    public record File(
            String path,
            long size,
            String mediaType,
            Optional<Instant> modified,
            Digest digest,
            Fate fate,
            Optional<String> screened,
            Optional<String> note,
            List<String> mayName,
            Optional<Integer> heldSince,
            boolean forHeldPost) {
        public File {
            mayName = List.copyOf(mayName);
        }
    }

    /** What became of a file that was handed over. */
    public enum Fate {
        MATCHED("Kept with its post"),
        PROFILE("Kept with the profile"),
        AMBIGUOUS("Kept; fits several posts"),
        UNMATCHED("Kept; belongs to no post in the export"),
        READ("Read, not kept as a file"),
        LEFT_OUT("Not selected");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * A file format in the package.
     *
     * @param puid its PRONOM identifier, for example {@code fmt/199}
     * @param codecs how picture and sound are coded, in words; empty where that cannot be told
     */
    public record Format(
            String name, String mediaType, Optional<String> puid, List<String> codecs, long files, long bytes) {
        public Format {
            codecs = List.copyOf(codecs);
        }
    }

    /** Something that was checked: what, how it ended, and the particulars in words. */
    public record Check(String what, Result result, String detail) {
        /** How a check ended. */
        public enum Result {
            PASSED("Passed"),
            WARNING("Passed, with a warning"),
            FAILED("Failed"),
            NOT_DONE("Not done");

            private final String words;

            Result(String words) {
                this.words = words;
            }

            String words() {
                return words;
            }

            String cssClass() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
    }
}

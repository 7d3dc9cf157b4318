package org.posterity.record;

import static org.posterity.record.Ground.ACCOUNTABILITY;
import static org.posterity.record.Ground.ENGAGEMENT;
import static org.posterity.record.Ground.PROFILE;
import static org.posterity.record.Ground.PROVENANCE;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.Finding;
import org.posterity.model.PostCounts;

/**
 * {@code accounting.json}: the item accounting: everything that was received and what happened to it, the decision on every
 * category, and all totals.
 *
 * @param layout how the export was recognised, in words
 * @param export its files; none if media were taken in without one
 * @param exportMadeAt when the platform made it, inferred from the expiry of its links
 * @param posts totals of posts; {@code ambiguous} counts files. Without an export: those of the newest export, after what came
 *     for its posts
 * @param deletedPosts posts that the creator had deleted; no other total counts them
 * @param files totals of files by status
 * @param totals over all paths
 * @param paths in the order of the export
 * @param rules the meanings of the names in these records: of rules and clauses, of evidence, of forms in which somebody may
 *     be named, and of media types
 * @param omissions what exports of this platform do not contain, one sentence each
 * @param profile what is shown of it
 */
public record Accounting(
        @Grounds(PROVENANCE) int format,
        @Grounds(PROVENANCE) String layout,
        @Grounds(PROVENANCE) List<Source> export,
        @Grounds(PROVENANCE) Optional<Instant> exportMadeAt,
        @Grounds(ACCOUNTABILITY) PostCounts posts,
        @Grounds(ACCOUNTABILITY) int deletedPosts,
        @Grounds(ACCOUNTABILITY) Files files,
        @Grounds(ACCOUNTABILITY) Selection selection,
        @Grounds(ACCOUNTABILITY) Recognition recognition,
        @Grounds(ACCOUNTABILITY) Numbers totals,
        @Grounds(ACCOUNTABILITY) List<Line> paths,
        @Grounds(ACCOUNTABILITY) SortedMap<String, String> rules,
        @Grounds(ACCOUNTABILITY) List<String> omissions,
        @Grounds(ACCOUNTABILITY) List<Finding> findings,
        @Grounds(PROFILE) Profile profile) {

    /** The prefix before a rule in {@link #rules} that changes lines of text. */
    public static final String SCREENED = "screened:";

    public Accounting {
        export = export == null ? List.of() : List.copyOf(export);
        paths = paths == null ? List.of() : List.copyOf(paths);
        rules = Collections.unmodifiableSortedMap(rules == null ? new TreeMap<>() : new TreeMap<>(rules));
        omissions = omissions == null ? List.of() : List.copyOf(omissions);
        findings = findings == null ? List.of() : List.copyOf(findings);
        profile = profile == null ? new Profile(List.of(), List.of()) : profile;
    }

    /** The meaning of a name in these records; otherwise the name itself, as words. */
    public String words(String name) {
        return rules.getOrDefault(name, name.replace('-', ' '));
    }

    /** Whether there was no export, so that completeness is unknown. */
    public boolean withoutExport() {
        return export.isEmpty();
    }

    /** What the profile says, and its counts, each by name. */
    public record Profile(
            @Grounds(PROFILE) List<Shown> fields,
            @Grounds(ENGAGEMENT) List<Counted> counts) {

        public Profile {
            fields = fields == null ? List.of() : List.copyOf(fields);
            counts = counts == null ? List.of() : List.copyOf(counts);
        }
    }

    /** Something that the profile says, with its name for people. */
    public record Shown(
            @Grounds(PROFILE) String name, @Grounds(PROFILE) ScreenedText value) {}

    /** A count in the profile, with its name for people. */
    public record Counted(
            @Grounds(ENGAGEMENT) String name,
            @Grounds(ENGAGEMENT) ScreenedText value) {}

    /** A file of the export. */
    public record Source(
            @Grounds(PROVENANCE) String path,
            @Grounds(PROVENANCE) long size,
            @Grounds(PROVENANCE) Digest digest) {}

    /**
     * How many files were received, and their status.
     *
     * @param read read for their content, not kept
     */
    public record Files(
            @Grounds(ACCOUNTABILITY) long matched,
            @Grounds(ACCOUNTABILITY) long ambiguous,
            @Grounds(ACCOUNTABILITY) long unmatched,
            @Grounds(ACCOUNTABILITY) long read,
            @Grounds(ACCOUNTABILITY) long leftOut,
            @Grounds(ACCOUNTABILITY) long screened) {}

    /**
     * What the policy, the donor and the law together decided.
     *
     * @param policy sha256 of the selection policy
     * @param pseudonymKey fingerprint of the key with which names were replaced, if any were
     */
    public record Selection(
            @Grounds(ACCOUNTABILITY) Digest policy,
            @Grounds(ACCOUNTABILITY) Optional<String> pseudonymKey,
            @Grounds(ACCOUNTABILITY) List<Decision> categories,
            @Grounds(ACCOUNTABILITY) SortedMap<String, String> texts,
            @Grounds(ACCOUNTABILITY) String soundMakers,
            @Grounds(ACCOUNTABILITY) List<String> embeddedLeftOut) {

        public Selection {
            categories = categories == null ? List.of() : List.copyOf(categories);
            texts = Collections.unmodifiableSortedMap(texts == null ? new TreeMap<>() : new TreeMap<>(texts));
            embeddedLeftOut = embeddedLeftOut == null ? List.of() : List.copyOf(embeddedLeftOut);
        }

        /** The decisions alone, whatever they applied to. */
        public Selection withoutHeld() {
            return new Selection(
                    policy,
                    pseudonymKey,
                    categories.stream().map(Decision::withoutHeld).toList(),
                    texts,
                    soundMakers,
                    embeddedLeftOut);
        }
    }

    /**
     * What was decided on one category.
     *
     * @param clause who decided: {@code selection:…}, {@code law:…} or {@code consent:…}
     * @param keeping {@code kept}, {@code counted} or {@code left-out}
     * @param held how much of it is in the package
     */
    public record Decision(
            @Grounds(ACCOUNTABILITY) Category category,
            @Grounds(ACCOUNTABILITY) String clause,
            @Grounds(ACCOUNTABILITY) String treatment,
            @Grounds(ACCOUNTABILITY) String keeping,
            @Grounds(ACCOUNTABILITY) long held,
            @Grounds(ACCOUNTABILITY) String reason,
            @Grounds(ACCOUNTABILITY) Optional<String> legal) {

        private Decision withoutHeld() {
            return new Decision(category, clause, treatment, keeping, 0, reason, legal);
        }

        /** Whether something of the category may be in the package, items or numbers. */
        public boolean kept() {
            return !keeping.equals("left-out");
        }

        /** Whether something of it is. */
        public boolean present() {
            return kept() && held > 0;
        }

        /** Whether only numbers per year are kept of it. */
        public boolean counted() {
            return keeping.equals("counted");
        }
    }

    /**
     * How other people might still be recognised. Whether a post's caption may name somebody is recorded with the post.
     *
     * @param texts of each section that keeps texts
     * @param description in which forms the account's description may name somebody
     * @param sounds how many posts name the maker of their sound
     * @param places how many posts keep a place
     * @param hardlyJudged how many captions are in scripts without capitals
     * @param pseudonyms how many stand in what is kept
     * @param people how many different ones
     */
    public record Recognition(
            @Grounds(ACCOUNTABILITY) List<Texts> texts,
            @Grounds(ACCOUNTABILITY) List<String> description,
            @Grounds(ACCOUNTABILITY) int sounds,
            @Grounds(ACCOUNTABILITY) int places,
            @Grounds(ACCOUNTABILITY) int hardlyJudged,
            @Grounds(ACCOUNTABILITY) long pseudonyms,
            @Grounds(ACCOUNTABILITY) long people) {

        public Recognition {
            texts = texts == null ? List.of() : List.copyOf(texts);
            description = description == null ? List.of() : List.copyOf(description);
        }
    }

    /** Texts of a category that are kept word for word, and how many of them could be found by searching. */
    public record Texts(
            @Grounds(ACCOUNTABILITY) Category category,
            @Grounds(ACCOUNTABILITY) long kept,
            @Grounds(ACCOUNTABILITY) long searchable) {}

    /**
     * How many items there were, and what happened to them.
     *
     * @param counted by the independent count
     * @param leftOut by rule or clause
     */
    public record Numbers(
            @Grounds(ACCOUNTABILITY) long counted,
            @Grounds(ACCOUNTABILITY) long met,
            @Grounds(ACCOUNTABILITY) long kept,
            @Grounds(ACCOUNTABILITY) long pseudonymised,
            @Grounds(ACCOUNTABILITY) long aggregated,
            @Grounds(ACCOUNTABILITY) SortedMap<String, Long> leftOut,
            @Grounds(ACCOUNTABILITY) long notUnderstood) {

        public Numbers {
            leftOut = Collections.unmodifiableSortedMap(leftOut == null ? new TreeMap<>() : new TreeMap<>(leftOut));
        }
    }

    /**
     * One path of the export.
     *
     * @param standing {@code known}, {@code accepted}, {@code unknown-key} or {@code unknown-shape}
     * @param types the JSON types met there
     */
    public record Line(
            @Grounds(ACCOUNTABILITY) String path,
            @Grounds(ACCOUNTABILITY) String standing,
            @Grounds(ACCOUNTABILITY) Optional<Category> category,
            @Grounds(ACCOUNTABILITY) List<String> types,
            @Grounds(ACCOUNTABILITY) Numbers numbers) {

        public Line {
            types = types == null ? List.of() : List.copyOf(types);
        }
    }
}

package org.posterity.export;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.posterity.model.PackageId;
import org.posterity.record.PackageContent;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostChange;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordLines;

/**
 * The posts that a package knows, as its exports showed them last: those of which it holds something, and those that were
 * listed and not selected. Files that come without an export are matched to them.
 */
public final class HeldPosts {
    private final PackageId aip;
    private final PackageRecords records;
    private final Set<String> agreements;
    private final int newest;
    private final List<Post> posts;
    private final List<String> stems;

    /** The accession whose line of a post is the newest, by its stem. */
    private final Map<String, Integer> told;

    /** The stems of posts of which media are missing. */
    private final Set<String> lacking;

    /** A post that changes while the accessions are read in their order. */
    private static final class Reading {
        private final Map<String, Post> held = new LinkedHashMap<>();
        private final Map<Instant, Post> notSelected = new TreeMap<>();
        private final Map<String, Integer> told = new HashMap<>();
        private final Set<String> lacking = new HashSet<>();

        void read(PackageRecords records, int accession) throws IOException {
            Map<String, PostChange> narrowed = new HashMap<>();
            Set<Instant> dates = new HashSet<>();
            try (RecordLines<PostChange> changes = records.comparison(accession)) {
                while (changes.hasNext()) {
                    PostChange change = changes.next();
                    if (change.visibility().isPresent()) {
                        narrowed.put(change.stem(), change);
                        change.date().ifPresent(dates::add);
                    } else if (change.what() == PostChange.Kind.SELECTED) {
                        change.date().ifPresent(notSelected::remove);
                    }
                }
            }
            boolean listed = !records.accounting(accession).withoutExport();
            try (RecordLines<PostRecord> lines = records.posts(accession)) {
                while (lines.hasNext()) {
                    PostRecord line = lines.next();
                    if (line.stem().isPresent()) {
                        String stem = line.stem().get();
                        held.merge(
                                stem,
                                post(line),
                                (before, now) -> listed ? knowing(before, now) : knowing(now, before));
                        told.put(stem, accession);
                        lacking.remove(stem);
                        if (line.state() == PostRecord.State.MISSING) {
                            lacking.add(stem);
                        }
                    } else {
                        line.date()
                                .filter(date -> !dates.contains(date))
                                .ifPresent(date -> notSelected.put(date, post(line)));
                    }
                }
            }
            narrowed.forEach((stem, change) -> held.computeIfPresent(stem, (it, post) -> narrowed(post, change)));
        }

        /** A post whose id was found once keeps it. */
        private static Post knowing(Post other, Post post) {
            return with(post, post.id().or(other::id), post.visibility(), post.deleted());
        }

        /** It is listed, but not selected in the state that it has by now. */
        private static Post narrowed(Post post, PostChange change) {
            return with(
                    post,
                    post.id(),
                    Visibility.of(change.visibility().orElseThrow()),
                    change.what() == PostChange.Kind.VANISHED);
        }
    }

    private HeldPosts(PackageId aip, PackageRecords records, int newest, Reading reading) throws IOException {
        this.aip = aip;
        this.records = records;
        this.newest = newest;
        this.agreements = Set.copyOf(records.terms().agreements());
        this.told = reading.told;
        this.lacking = reading.lacking;
        this.stems = List.copyOf(reading.held.keySet());
        List<Post> all = new ArrayList<>();
        reading.held.values().forEach(post -> all.add(post.at(all.size())));
        reading.notSelected.values().forEach(post -> all.add(post.at(all.size())));
        this.posts = List.copyOf(all);
    }

    static HeldPosts of(PackageId aip, PackageContent content) throws IOException {
        PackageRecords records = new PackageRecords(content);
        Reading reading = new Reading();
        for (int accession : records.accessions()) {
            reading.read(records, accession);
        }
        return new HeldPosts(aip, records, records.newest(), reading);
    }

    private static Post post(PostRecord line) {
        return new Post(
                0,
                line.postId(),
                line.date(),
                line.dating().map(ExportDate.Zone::of).orElse(ExportDate.Zone.UNKNOWN),
                line.kindStated() ? PostKind.of(line.kind()).orElse(PostKind.UNKNOWN) : PostKind.UNKNOWN,
                line.kindStated() ? OptionalInt.of(line.mediaExpected()) : OptionalInt.empty(),
                List.of(),
                Visibility.of(line.visibility()),
                line.visibilityStated(),
                line.deleted(),
                line.stem().map(stem -> "posts/" + stem).orElse(line.path()));
    }

    private static Post with(Post post, Optional<String> id, Visibility visibility, boolean deleted) {
        return new Post(
                post.ordinal(),
                id,
                post.date(),
                post.dating(),
                post.kind(),
                post.media(),
                post.lost(),
                visibility,
                post.statedVisibility(),
                deleted,
                post.where());
    }

    /** The package. */
    public PackageId aip() {
        return aip;
    }

    /** Its newest accession when it was read. */
    public int newest() {
        return newest;
    }

    /** Whether an accession of it was given under this agreement. */
    public boolean isUnder(String agreement) {
        return agreements.contains(agreement);
    }

    /** All of them; the ordinal of each is its position. */
    public List<Post> posts() {
        return posts;
    }

    /** Whether media of a post of the package were missing before. */
    public boolean lacks(int ordinal) {
        return stem(ordinal).filter(lacking::contains).isPresent();
    }

    /** The stem of a post's WARC file; empty if the package holds nothing of it. */
    public Optional<String> stem(int ordinal) {
        return ordinal < stems.size() ? Optional.of(stems.get(ordinal)) : Optional.empty();
    }

    /** Takes a post, and the newest line about it. */
    @FunctionalInterface
    public interface Taker {
        void take(Post post, PostRecord line) throws IOException;
    }

    /** Reads what the package says of some of the posts, as far as it holds something of them; one is in memory at a time. */
    public void read(Set<Integer> ordinals, Taker taker) throws IOException {
        Map<String, Integer> wanted = new HashMap<>();
        ordinals.forEach(ordinal -> stem(ordinal).ifPresent(stem -> wanted.put(stem, ordinal)));
        for (int accession : records.accessions()) {
            if (wanted.keySet().stream().noneMatch(stem -> told.get(stem) == accession)) {
                continue;
            }
            try (RecordLines<PostRecord> lines = records.posts(accession)) {
                while (lines.hasNext()) {
                    PostRecord line = lines.next();
                    Integer ordinal = line.stem().map(wanted::get).orElse(null);
                    if (ordinal != null && told.get(line.stem().get()) == accession) {
                        taker.take(posts.get(ordinal), line);
                    }
                }
            }
        }
    }
}

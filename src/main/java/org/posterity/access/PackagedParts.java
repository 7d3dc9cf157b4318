package org.posterity.access;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.posterity.model.Category;
import org.posterity.page.CopyView.Entry;
import org.posterity.page.PostStatus;
import org.posterity.page.PostTitle;
import org.posterity.page.ShownKind;
import org.posterity.record.Engagement;
import org.posterity.record.FileRecord;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostChange;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordLines;

/**
 * The WARC files of a package, each with what decides who may see it: the accession that brought it, and the categories of its
 * content. A post whose visibility changed needs besides what the newest accession that lists it asks for, by the terms of that
 * accession.
 */
final class PackagedParts {
    /** Which of them a post needs depends on who could see it. */
    static final Set<Category> OF_POSTS = EnumSet.of(Category.POSTS, Category.NON_PUBLIC_POSTS, Category.DELETED_POSTS);

    private final PackageRecords records;
    private final Map<String, PackagedPart> parts = new LinkedHashMap<>();

    /** How long the films of posts play, by the stems of their WARC files. */
    private final Map<String, Duration> durations = new HashMap<>();

    /** WARC files of accounts that hold pictures of the profile. */
    private final Set<String> pictures = new TreeSet<>();

    /** Accessions that tell counts of posts. */
    private final Set<Integer> counted = new TreeSet<>();

    private PackagedParts(PackageRecords records) {
        this.records = records;
    }

    static PackagedParts of(PackageRecords records) throws IOException {
        PackagedParts all = new PackagedParts(records);
        for (int accession : records.accessions()) {
            all.read(accession);
        }
        return all;
    }

    /** By their paths in the bag, in the order of the records. */
    Map<String, PackagedPart> parts() {
        return parts;
    }

    /** The accessions that tell counts of posts. */
    Set<Integer> counted() {
        return counted;
    }

    private void read(int accession) throws IOException {
        Map<String, Candidates> candidates = filesOfPosts(accession);
        boolean listed = !records.accounting(accession).withoutExport();
        try (RecordLines<PostRecord> posts = records.posts(accession)) {
            while (posts.hasNext()) {
                PostRecord post = posts.next();
                add(accession, post, listed);
                post.date().map(Object::toString).map(candidates::get).ifPresent(it -> it.add(post));
                Optional.ofNullable(candidates.get(post.path())).ifPresent(it -> it.add(post));
            }
        }
        try (RecordLines<PostChange> changes = records.comparison(accession)) {
            while (changes.hasNext()) {
                narrowed(accession, changes.next());
            }
        }
        try (RecordLines<FileRecord> files = records.files(accession)) {
            while (files.hasNext()) {
                add(accession, files.next(), candidates);
            }
        }
        account(accession);
    }

    /** Posts that a file may belong to: all of one date, or the one at a place in the export. */
    private static final class Candidates {
        private final Set<Category> categories = EnumSet.noneOf(Category.class);
        private final Set<String> warcs = new TreeSet<>();

        private void add(PostRecord post) {
            categories.addAll(post.categories());
            post.warc().ifPresent(warcs::add);
        }
    }

    /** Reads how long films play, and which posts ambiguous files may belong to. */
    private Map<String, Candidates> filesOfPosts(int accession) throws IOException {
        Map<String, Candidates> candidates = new HashMap<>();
        try (RecordLines<FileRecord> files = records.files(accession)) {
            while (files.hasNext()) {
                FileRecord file = files.next();
                file.medium()
                        .filter(medium -> medium.kind().equals("video"))
                        .flatMap(FileRecord.Medium::duration)
                        .ifPresent(it -> file.post().ifPresent(post -> durations.putIfAbsent(post, it)));
                if (file.kept()) {
                    file.match().candidates().forEach(place -> candidates.put(place, new Candidates()));
                }
            }
        }
        return candidates;
    }

    private PackagedPart part(String warc, int accession, PackagedPart.Kind kind) {
        return parts.computeIfAbsent(warc, path -> new PackagedPart(path, accession, kind));
    }

    /** @param listed whether an export lists it: files alone do not tell who can see a post by now */
    private void add(int accession, PostRecord post, boolean listed) {
        if (post.warc().isEmpty()) {
            return;
        }
        PackagedPart part = part(post.warc().get(), accession, PackagedPart.Kind.POST);
        if (listed) {
            part.isNow(accession, post.categories());
        }
        if (!post.engagement().isEmpty()) {
            counted.add(accession);
        }
        if (part.accession() == accession) {
            part.categories().addAll(post.categories());
            told(part, post);
        } else if (post.laterParts().contains(accession)) {
            String later = PackageFile.laterPart(post.stem().orElseThrow(), accession);
            PackagedPart beside = part(later, accession, PackagedPart.Kind.POST);
            beside.categories().addAll(post.categories());
            beside.besides().add(part.warc());
            told(beside, post);
        }
    }

    /** A post that is held, and that the accession did not select as it is now. That the creator deleted it closes nothing. */
    private void narrowed(int accession, PostChange change) {
        change.visibility()
                .ifPresent(visibility -> Optional.ofNullable(parts.get(PackageFile.post(change.stem())))
                        .ifPresent(part -> part.isNow(accession, PostRecord.categories(visibility, false))));
    }

    /** What the page in a WARC file shows of its post. */
    private void told(PackagedPart part, PostRecord post) {
        part.show(entry(part.accession(), post));
        if (post.mediaPresent() > 0) {
            part.categories().add(Category.MEDIA);
        }
        if (!post.engagement().isEmpty()) {
            part.categories().add(Category.ENGAGEMENT);
        }
    }

    private void add(int accession, FileRecord file, Map<String, Candidates> candidates) {
        String warc = file.warc().orElse("");
        if (warc.isEmpty()) {
            return;
        }
        if (PackageFile.at(warc).filter(PackageFile.ACCOUNT_WARC::equals).isPresent()) {
            pictures.add(warc);
            return;
        }
        if (file.post().isPresent()) {
            // what a later accession brought for a post lies in a WARC file of its own, and needs all that the post
            // needs
            PackagedPart part = part(warc, accession, PackagedPart.Kind.POST);
            part.categories().add(Category.MEDIA);
            Optional.of(PackageFile.post(file.post().get()))
                    .filter(post -> !post.equals(warc))
                    .ifPresent(part.besides()::add);
            return;
        }
        PackagedPart part = part(warc, accession, PackagedPart.Kind.FILE);
        part.categories().add(Category.MEDIA);
        file.said().ifPresent(said -> {
            part.categories().add(Category.POSTS);
            if (!said.engagement().isEmpty()) {
                part.categories().add(Category.ENGAGEMENT);
            }
        });
        if (file.match().kind() == FileRecord.Match.Kind.AMBIGUOUS) {
            ofAnyCandidate(part, file, candidates);
        }
        if (part.accession() == accession) {
            file.page().ifPresent(page -> part.show(entry(page, file)));
        }
    }

    /** A file that may belong to several posts needs what each of them needs; where one is unknown, what any post may need. */
    private static void ofAnyCandidate(PackagedPart part, FileRecord file, Map<String, Candidates> candidates) {
        List<Candidates> found =
                file.match().candidates().stream().map(candidates::get).toList();
        if (found.isEmpty() || found.stream().anyMatch(it -> it.categories.isEmpty())) {
            part.categories().addAll(OF_POSTS);
        }
        for (Candidates posts : found) {
            part.categories().addAll(posts.categories);
            part.besides().addAll(posts.warcs);
        }
    }

    private void account(int accession) throws IOException {
        String warc = PackageFile.ACCOUNT_WARC.path(accession);
        if (records.content().has(warc)) {
            part(warc, accession, PackagedPart.Kind.ACCOUNT)
                    .ofAccount(new AccountSections(records.accounting(accession), pictures.contains(warc)));
        }
    }

    private Entry entry(int accession, PostRecord post) {
        String warc = post.warc().orElseThrow();
        boolean held = post.state() == PostRecord.State.HELD;
        return new Entry(
                AccessCopy.folderFor(warc) + "/" + AccessCopy.INDEX,
                post.date(),
                ShownKind.of(post.kind()),
                held ? PostStatus.HELD : PostStatus.MISSING,
                post.caption().map(said -> said.text().value()).map(PostTitle::beginning),
                state(post),
                newest(post.engagement()),
                post.stem().map(durations::get),
                post.stem()
                        .map(stem -> PackageFile.still(accession, stem))
                        .filter(records.content()::has)
                        .map(PackageFile::belowData));
    }

    private static String state(PostRecord post) {
        if (post.state() != PostRecord.State.HELD) {
            return post.mediaPresent() == 0
                    ? "Missing"
                    : post.mediaPresent() + " of " + post.mediaExpected() + " files";
        }
        return post.deleted() ? "Deleted by the creator" : "";
    }

    private static SortedMap<String, Long> newest(List<Engagement> engagement) {
        return engagement.isEmpty()
                ? Collections.emptySortedMap()
                : engagement.get(engagement.size() - 1).counts();
    }

    private static Entry entry(String page, FileRecord file) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        boolean sure = file.match().kind() != FileRecord.Match.Kind.AMBIGUOUS;
        return new Entry(
                AccessCopy.UNMATCHED + "/" + AccessCopy.nameIn(page),
                file.said().flatMap(FileRecord.Said::date),
                ShownKind.of(file.medium().map(FileRecord.Medium::kind).orElse("")),
                sure ? PostStatus.HELD : PostStatus.AMBIGUOUS,
                Optional.of(name),
                sure ? "" : "Fits several posts",
                newest(file.said().map(FileRecord.Said::engagement).orElse(List.of())),
                file.medium().flatMap(FileRecord.Medium::duration),
                Optional.empty());
    }
}

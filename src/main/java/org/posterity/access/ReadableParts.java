package org.posterity.access;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.posterity.access.Dissemination.Refused;
import org.posterity.model.Category;
import org.posterity.page.CopyView.Entry;
import org.posterity.page.PostStatus;
import org.posterity.page.PostTitle;
import org.posterity.page.ShownKind;
import org.posterity.record.Accounting;
import org.posterity.record.Engagement;
import org.posterity.record.FileRecord;
import org.posterity.record.PackageContent;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordLines;

/** The WARC files of a package that may be shown today, in the order of its records, and how many may not. */
final class ReadableParts {
    private static final Set<Category> BESIDE_THE_ACCOUNT =
            EnumSet.of(Category.POSTS, Category.NON_PUBLIC_POSTS, Category.DELETED_POSTS, Category.MEDIA);

    private final List<Part> parts = new ArrayList<>();

    /** How long the films of posts play, by the stems of their WARC files. */
    private final Map<String, Duration> durations = new HashMap<>();

    private final PackageContent content;
    private final Door door;
    private Optional<Refused> first = Optional.empty();
    private long closed;

    private ReadableParts(PackageContent content, Door door) {
        this.content = content;
        this.door = door;
    }

    /**
     * A WARC file.
     *
     * @param warc its path in the bag
     * @param entry what the index of a copy shows of it; absent for what is no post and has no page
     */
    record Part(String warc, Optional<Entry> entry) {}

    /** Says why a file may not be shown; empty when it may. */
    private interface Door {
        Optional<Refused> look(int accession, Set<Category> categories, String warc);
    }

    /** What may be shown to readers. */
    static ReadableParts of(PackageRecords records, AccessGate gate) throws IOException {
        return of(records, gate::look);
    }

    /** All of it, for the donor. */
    static ReadableParts all(PackageRecords records) throws IOException {
        return of(records, (accession, categories, warc) -> Optional.empty());
    }

    private static ReadableParts of(PackageRecords records, Door door) throws IOException {
        ReadableParts parts = new ReadableParts(records.content(), door);
        for (int accession : records.accessions()) {
            parts.readDurations(records, accession);
            try (RecordLines<PostRecord> posts = records.posts(accession)) {
                while (posts.hasNext()) {
                    parts.add(accession, posts.next());
                }
            }
            String account = PackageFile.ACCOUNT_WARC.path(accession);
            boolean pictures = false;
            try (RecordLines<FileRecord> files = records.files(accession)) {
                while (files.hasNext()) {
                    FileRecord file = files.next();
                    if (file.warc().filter(account::equals).isPresent()) {
                        pictures = true;
                    } else {
                        parts.add(accession, file);
                    }
                }
            }
            if (records.content().has(account)) {
                Set<Category> categories = ofAccount(records.accounting(accession));
                if (pictures) {
                    categories.add(Category.MEDIA);
                }
                parts.add(accession, categories, new Part(account, Optional.empty()));
            }
        }
        return parts;
    }

    private void readDurations(PackageRecords records, int accession) throws IOException {
        try (RecordLines<FileRecord> files = records.files(accession)) {
            while (files.hasNext()) {
                FileRecord file = files.next();
                file.medium()
                        .filter(medium -> medium.kind().equals("video"))
                        .flatMap(FileRecord.Medium::duration)
                        .ifPresent(it -> file.post().ifPresent(post -> durations.putIfAbsent(post, it)));
            }
        }
    }

    List<Part> open() {
        return parts;
    }

    /** How many posts and files are closed. */
    long closed() {
        return closed;
    }

    /** Why nothing may be shown, if there is something and all of it is closed. */
    Optional<Refused> refusal() {
        return parts.isEmpty() ? first : Optional.empty();
    }

    private void add(int accession, PostRecord post) {
        if (post.warc().isPresent()) {
            Set<Category> categories = EnumSet.copyOf(post.categories());
            if (post.mediaPresent() > 0) {
                categories.add(Category.MEDIA);
            }
            if (!post.engagement().isEmpty()) {
                categories.add(Category.ENGAGEMENT);
            }
            add(accession, categories, new Part(post.warc().get(), Optional.of(entry(accession, post))));
        }
    }

    private void add(int accession, FileRecord file) {
        if (file.post().isEmpty() && file.warc().isPresent()) {
            Set<Category> categories = EnumSet.of(Category.MEDIA);
            file.said().ifPresent(said -> {
                categories.add(Category.POSTS);
                if (!said.engagement().isEmpty()) {
                    categories.add(Category.ENGAGEMENT);
                }
            });
            add(accession, categories, new Part(file.warc().get(), file.page().map(page -> entry(page, file))));
        }
    }

    private Entry entry(int accession, PostRecord post) {
        String warc = post.warc().orElseThrow();
        boolean held = post.state() == PostRecord.State.HELD;
        return new Entry(
                AccessCopy.folderFor(warc) + "/index.html",
                post.date(),
                ShownKind.of(post.kind()),
                held ? PostStatus.HELD : PostStatus.MISSING,
                post.caption().map(said -> said.text().value()).map(PostTitle::beginning),
                state(post),
                newest(post.engagement()),
                post.stem().map(durations::get),
                post.stem()
                        .map(stem -> PackageFile.still(accession, stem))
                        .filter(content::has)
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

    private static Set<Category> ofAccount(Accounting accounting) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        accounting.selection().categories().stream()
                .filter(decision -> decision.held() > 0)
                .map(Accounting.Decision::category)
                .filter(category -> !BESIDE_THE_ACCOUNT.contains(category))
                .forEach(categories::add);
        return categories;
    }

    private void add(int accession, Set<Category> categories, Part part) {
        Optional<Refused> refusal = door.look(accession, categories, part.warc());
        if (refusal.isPresent()) {
            closed++;
            first = first.or(() -> refusal);
        } else {
            parts.add(part);
        }
    }
}

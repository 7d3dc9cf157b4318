package org.posterity.access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.access.Dissemination.Refused;
import org.posterity.model.Category;
import org.posterity.page.PostTitle;
import org.posterity.record.Accounting;
import org.posterity.record.FileRecord;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordLines;

/** The WARC files of a package that may be shown today, by its records, in their order; and how many may not. */
final class ReadableParts {
    private static final Set<Category> BESIDE_THE_ACCOUNT =
            EnumSet.of(Category.POSTS, Category.NON_PUBLIC_POSTS, Category.DELETED_POSTS, Category.MEDIA);

    private final List<Part> parts = new ArrayList<>();
    private final AccessGate gate;
    private Optional<Refused> first = Optional.empty();
    private long closed;

    private ReadableParts(AccessGate gate) {
        this.gate = gate;
    }

    /**
     * A WARC file.
     *
     * @param warc its path in the bag
     * @param title of a post
     */
    record Part(String warc, Optional<String> title) {}

    static ReadableParts of(PackageRecords records, AccessGate gate) throws IOException {
        ReadableParts parts = new ReadableParts(gate);
        for (int accession : records.accessions()) {
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

    List<Part> open() {
        return parts;
    }

    /** How many posts and files are closed. */
    long closed() {
        return closed;
    }

    /** Why nothing may be shown, where something is there and all of it is closed. */
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
            String title = PostTitle.of(
                    post.date(),
                    post.kind(),
                    post.deleted(),
                    post.caption().map(said -> said.text().value()));
            add(accession, categories, new Part(post.warc().get(), Optional.of(title)));
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
            add(accession, categories, new Part(file.warc().get(), Optional.empty()));
        }
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
        Optional<Refused> refusal = gate.look(accession, categories, part.warc());
        if (refusal.isPresent()) {
            closed++;
            first = first.or(() -> refusal);
        } else {
            parts.add(part);
        }
    }
}

package org.posterity.packaging;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.format.warc.WarcEntry;
import org.posterity.format.warc.WarcReader;
import org.posterity.model.Digest;
import org.posterity.model.PostCounts;
import org.posterity.privacy.ScreenedFile;
import org.posterity.record.Accounting;
import org.posterity.record.FileRecord;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordLines;

/** What a package holds before an accession: posts, files, and the records of the account. */
final class HeldContent {
    private final Map<String, HeldPost> posts = new LinkedHashMap<>();
    private final Map<Digest, FileRecord> others = new HashMap<>();
    private final Map<Digest, FileRecord> pictures = new HashMap<>();
    private final Set<Instant> notSelected = new HashSet<>();
    private final Map<String, Digest> ofAccount = new HashMap<>();
    private final Set<String> unmatchedNames = new HashSet<>();
    private int lastExport;
    private PostCounts counts = PostCounts.NONE;

    private HeldContent() {}

    static HeldContent none() {
        return new HeldContent();
    }

    static HeldContent of(PackageRecords records) throws IOException {
        HeldContent held = new HeldContent();
        for (int accession : records.accessions()) {
            held.read(records, accession);
        }
        return held;
    }

    private void read(PackageRecords records, int accession) throws IOException {
        Accounting accounting = records.accounting(accession);
        boolean listed = !accounting.withoutExport();
        lastExport = listed ? accession : lastExport;
        counts = accounting.posts();
        try (RecordLines<PostRecord> lines = records.posts(accession)) {
            while (lines.hasNext()) {
                PostRecord post = lines.next();
                if (post.stem().isPresent()) {
                    posts.computeIfAbsent(post.stem().get(), stem -> new HeldPost(post))
                            .tell(accession, post, listed);
                } else {
                    post.date().ifPresent(notSelected::add);
                }
            }
        }
        try (RecordLines<FileRecord> lines = records.files(accession)) {
            while (lines.hasNext()) {
                FileRecord file = lines.next();
                if (file.kept()) {
                    add(file.heldFrom(accession));
                }
            }
        }
        String account = PackageFile.ACCOUNT_WARC.path(accession);
        if (records.content().has(account)) {
            try (SeekableByteChannel warc = records.content().open(account)) {
                for (WarcEntry entry : WarcReader.entries(warc)) {
                    ofAccount.put(belowAccount(entry.target().getRawPath()), entry.payload());
                }
            }
        }
    }

    private void add(FileRecord file) {
        Optional<HeldPost> post = file.post().map(posts::get);
        if (post.isPresent()) {
            post.get().add(file);
        } else if (file.match().kind() == FileRecord.Match.Kind.PROFILE) {
            pictures.putIfAbsent(file.digestKept(), file);
        } else {
            others.putIfAbsent(file.digestKept(), file);
            file.name().ifPresent(unmatchedNames::add);
            file.page()
                    .map(page -> URI.create(page).getPath())
                    .ifPresent(page -> unmatchedNames.add(page.substring(page.lastIndexOf('/') + 1)));
        }
    }

    /** The end of an address behind {@code …/account/0001/}. */
    private static String belowAccount(String path) {
        String account = "/account/";
        int at = path.lastIndexOf(account);
        return at < 0 ? path : path.substring(path.indexOf('/', at + account.length()) + 1);
    }

    Collection<HeldPost> posts() {
        return posts.values();
    }

    /** The posts that the newest export before this accession listed. */
    List<HeldPost> listedLast() {
        List<HeldPost> listed = new ArrayList<>();
        for (HeldPost post : posts.values()) {
            if (post.lastListed() == lastExport) {
                listed.add(post);
            }
        }
        return listed;
    }

    boolean listedLast(HeldPost post) {
        return post.lastListed() == lastExport;
    }

    /** The post of this stem. */
    Optional<HeldPost> post(String stem) {
        return Optional.ofNullable(posts.get(stem));
    }

    /** The totals of posts, as the newest accession has them. */
    PostCounts counts() {
        return counts;
    }

    /** Stems of posts, which never change and are never given twice. */
    Set<String> stems() {
        return posts.keySet();
    }

    /** Whether a post of this date was listed but not selected. */
    boolean wasNotSelected(Optional<Instant> date) {
        return date.filter(notSelected::contains).isPresent();
    }

    /** The profile's picture that holds these bytes. */
    Optional<FileRecord> picture(Digest digest) {
        return Optional.ofNullable(pictures.get(digest));
    }

    /** The files of no post. */
    Collection<FileRecord> others() {
        return others.values();
    }

    /** The file, of a post or of none, that holds these bytes. */
    Optional<FileRecord> file(Digest digest) {
        return Optional.ofNullable(others.get(digest))
                .or(() -> posts.values().stream()
                        .flatMap(post -> post.file(digest).stream())
                        .findFirst());
    }

    /** Whether a received file need not be kept again, by its bytes alone. */
    boolean holds(ScreenedFile file) {
        return file(file.digest()).isPresent() || picture(file.digest()).isPresent();
    }

    /** Names that files of no post, and their pages, have already. */
    Set<String> unmatchedNames() {
        return unmatchedNames;
    }

    /** Whether the account's newest record with this ending holds these bytes. */
    boolean holdsOfAccount(String ending, Digest content) {
        return content.equals(ofAccount.get(ending));
    }
}

package org.posterity.packaging;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.record.Accounting;
import org.posterity.record.ConsentTerms;
import org.posterity.record.Engagement;
import org.posterity.record.FileRecord;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordLines;

/**
 * Whether the records of an accession say the same as those of an earlier one, but for dates, digests of the export's own
 * files, and files that were handed in then and not again, or with another accession before this one. Without an export, it is
 * enough that all of them are known, with the same terms: no list of posts could be another.
 */
final class NothingNew {
    private final PackageRecords records;
    private final int accession;

    NothingNew(PackageRecords records, int accession) {
        this.records = records;
        this.accession = accession;
    }

    /** The earlier accession that says the same. */
    Optional<Integer> asIn() throws IOException {
        List<Integer> earlier = new ArrayList<>(records.accessions());
        earlier.remove(Integer.valueOf(accession));
        if (!areKnown(files(accession), earlier) || !isSaidBefore(earlier) || !isSeenAsLast()) {
            return Optional.empty();
        }
        boolean alone = records.accounting(accession).withoutExport();
        for (int i = earlier.size() - 1; i >= 0; i--) {
            int other = earlier.get(i);
            if (terms(accession).equals(terms(other))
                    && records.accession(accession)
                            .account()
                            .equals(records.accession(other).account())
                    && (alone
                            ? selection(accession).equals(selection(other))
                            : accounting(accession).equals(accounting(other)) && samePosts(other))) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** Whether each of these files stands in the records of an earlier accession in the same way. */
    private boolean areKnown(Set<List<Object>> files, List<Integer> earlier) throws IOException {
        Set<List<Object>> left = new HashSet<>(files);
        for (int other : earlier) {
            left.removeAll(files(other));
        }
        return left.isEmpty();
    }

    /** Whether ids, addresses and counts of posts, which files beside an export tell too, stand in earlier accessions. */
    private boolean isSaidBefore(List<Integer> earlier) throws IOException {
        Set<List<Object>> left = new HashSet<>(said(accession));
        for (int other : earlier) {
            left.removeAll(said(other));
        }
        return left.isEmpty();
    }

    private Set<List<Object>> said(int number) throws IOException {
        Set<List<Object>> said = new HashSet<>();
        try (RecordLines<PostRecord> lines = records.posts(number)) {
            while (lines.hasNext()) {
                PostRecord post = lines.next();
                post.postId().ifPresent(id -> said.add(List.of(post.stem(), id)));
                post.address().ifPresent(address -> said.add(List.of(post.stem(), address)));
                for (Engagement it : post.engagement()) {
                    said.add(List.of(post.stem(), it.source(), it.counts()));
                }
            }
        }
        return said;
    }

    /** The terms without the record's digest: a record with more events may grant the same. */
    private List<Object> terms(int number) throws IOException {
        ConsentTerms terms = records.granted(number);
        return List.of(
                terms.id(),
                terms.accounts(),
                terms.institution(),
                terms.grants(),
                terms.embargoUntil(),
                terms.embargoUntilEvent(),
                terms.noticeVersion(),
                terms.thirdParties(),
                terms.countries());
    }

    private Accounting.Selection selection(int number) throws IOException {
        return records.accounting(number).selection().withoutHeld();
    }

    private List<Object> accounting(int number) throws IOException {
        Accounting it = records.accounting(number);
        return List.of(
                it.layout(), it.deletedPosts(), it.selection().withoutHeld(), it.totals(), it.paths(), it.profile());
    }

    private boolean samePosts(int other) throws IOException {
        try (RecordLines<PostRecord> mine = records.posts(accession);
                RecordLines<PostRecord> others = records.posts(other)) {
            while (mine.hasNext() && others.hasNext()) {
                if (!undated(mine.next()).equals(undated(others.next()))) {
                    return false;
                }
            }
            return !mine.hasNext() && !others.hasNext();
        }
    }

    /**
     * Whether each post is visible to whom the newest export before showed it: who may read a post is decided by the newest, so
     * that a change back to what an older export says is something new.
     */
    private boolean isSeenAsLast() throws IOException {
        Map<Instant, Set<String>> last = new HashMap<>();
        for (int number : records.accessions()) {
            if (number != accession && !records.accounting(number).withoutExport()) {
                last = visibilities(number);
            }
        }
        for (Map.Entry<Instant, Set<String>> now : visibilities(accession).entrySet()) {
            if (!last.getOrDefault(now.getKey(), now.getValue()).equals(now.getValue())) {
                return false;
            }
        }
        return true;
    }

    private Map<Instant, Set<String>> visibilities(int number) throws IOException {
        Map<Instant, Set<String>> seen = new HashMap<>();
        try (RecordLines<PostRecord> lines = records.posts(number)) {
            while (lines.hasNext()) {
                PostRecord post = lines.next();
                post.date()
                        .ifPresent(date -> seen.computeIfAbsent(date, at -> new TreeSet<>())
                                .add(post.visibility()));
            }
        }
        return seen;
    }

    private static List<Object> undated(PostRecord post) {
        return List.of(
                post.stem(),
                post.date(),
                post.kind(),
                post.visibility(),
                post.deleted(),
                post.rule(),
                PostFacts.of(post).ofExport());
    }

    private static List<Object> counts(List<Engagement> engagement) {
        return engagement.stream()
                .<Object>map(it -> List.of(it.source(), it.counts()))
                .toList();
    }

    private Set<List<Object>> files(int number) throws IOException {
        Set<List<Object>> kept = new HashSet<>();
        try (RecordLines<FileRecord> lines = records.files(number)) {
            while (lines.hasNext()) {
                FileRecord file = lines.next();
                if (file.kept()) {
                    kept.add(List.of(
                            file.digestKept(),
                            file.address(),
                            file.post(),
                            file.said().map(it -> List.of(it.captions(), it.address(), counts(it.engagement())))));
                }
            }
        }
        return kept;
    }
}

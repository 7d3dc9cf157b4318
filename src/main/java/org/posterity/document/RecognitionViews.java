package org.posterity.document;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.posterity.page.ReidentificationView;
import org.posterity.page.ReidentificationView.Hint;
import org.posterity.record.Accounting;
import org.posterity.record.FileRecord;
import org.posterity.record.FileRecord.Medium;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostRecord;

/** What the report tells of how other people might still be recognised in a package. */
final class RecognitionViews {
    private final PackageRecords records;
    private final int accession;
    private final Accounting accounting;

    RecognitionViews(PackageRecords records, int accession, Accounting accounting) {
        this.records = records;
        this.accession = accession;
        this.accounting = accounting;
    }

    ReidentificationView view() {
        Accounting.Recognition found = accounting.recognition();
        List<ReidentificationView.Named> posts = new ArrayList<>();
        List<ReidentificationView.NamedFile> loose = new ArrayList<>();
        int[] counts = new int[5];
        try (Stream<PostAndFiles> all = PostsAndFiles.stream(records, accession)) {
            all.map(PostAndFiles::post).filter(post -> post.stem().isPresent()).forEach(post -> {
                counts[0]++;
                counts[1] += post.date().isPresent() ? 1 : 0;
                counts[2] += post.postId().isPresent() || post.address().isPresent() ? 1 : 0;
                if (!post.mayName().isEmpty()) {
                    posts.add(named(post));
                }
            });
        }
        try (Stream<FileRecord> files = PostsAndFiles.files(records, accession)) {
            files.filter(FileRecord::kept).forEach(file -> {
                counts[3]++;
                counts[4] += file.medium()
                                .map(Medium::embeddedPersonal)
                                .orElse(List.of())
                                .isEmpty()
                        ? 0
                        : 1;
                file.said()
                        .filter(said -> !said.mayName().isEmpty())
                        .ifPresent(said -> loose.add(
                                new ReidentificationView.NamedFile(file.warc().orElseThrow(), hints(said.mayName()))));
            });
        }
        return new ReidentificationView(
                found.texts().stream()
                        .map(texts -> new ReidentificationView.Texts(
                                texts.category().id(), texts.category().words(), texts.kept(), texts.searchable(), 0))
                        .toList(),
                posts,
                loose,
                hints(found.description()),
                new ReidentificationView.Sounds(found.sounds(), new TreeMap<>(), 0),
                new ReidentificationView.Also(
                        counts[0],
                        counts[1],
                        counts[2],
                        found.places(),
                        found.hardlyJudged(),
                        counts[3],
                        counts[4],
                        found.pseudonyms(),
                        found.people()));
    }

    private ReidentificationView.Named named(PostRecord post) {
        return new ReidentificationView.Named(
                ReportDocument.key(post), post.date(), post.warc().orElseThrow(), hints(post.mayName()));
    }

    private List<Hint> hints(List<String> names) {
        return names.stream()
                .map(name -> new Hint(name, accounting.words(name)))
                .toList();
    }
}

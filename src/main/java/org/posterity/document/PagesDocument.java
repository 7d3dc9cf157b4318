package org.posterity.document;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.posterity.format.warc.PagesJsonl;
import org.posterity.page.PostTitle;
import org.posterity.record.FileRecord;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordLines;

/** {@code pages.jsonl}: the pages from which a player of web archives lets a person start, accession by accession. */
final class PagesDocument {
    private final PackageRecords records;

    PagesDocument(PackageRecords records) {
        this.records = records;
    }

    void write(OutputStream out) throws IOException {
        PagesJsonl pages = new PagesJsonl(
                out, "Posts of " + records.accession(records.newest()).account().username());
        Set<String> known = new HashSet<>();
        for (int accession : records.accessions()) {
            Instant date = records.accession(accession).sealedAt();
            try (RecordLines<PostRecord> posts = records.posts(accession)) {
                while (posts.hasNext()) {
                    PostRecord post = posts.next();
                    boolean written = post.stem().filter(known::add).isPresent()
                            || post.laterParts().contains(accession);
                    if (written && post.page().isPresent()) {
                        pages.add(new PagesJsonl.Page(
                                name(post.stem().get()), post.page().get(), title(post), date));
                    }
                }
            }
            try (RecordLines<FileRecord> files = records.files(accession)) {
                while (files.hasNext()) {
                    FileRecord file = files.next();
                    if (file.page().filter(known::add).isPresent()
                            && file.warc().isPresent()) {
                        pages.add(new PagesJsonl.Page(
                                PackageFile.belowData(file.warc().get()),
                                file.page().get(),
                                "unmatched: " + name(file.path()),
                                date));
                    }
                }
            }
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String title(PostRecord post) {
        return PostTitle.of(
                post.date(),
                post.kind(),
                post.deleted(),
                post.caption().map(said -> said.text().value()));
    }
}

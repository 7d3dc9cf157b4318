package org.posterity.packaging;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import org.posterity.format.bagit.BagWriter;
import org.posterity.format.fixity.DigestedFile;
import org.posterity.format.warc.CdxjIndex;
import org.posterity.format.warc.PagesJsonl;
import org.posterity.format.warc.WarcEntry;

/** Writes the indexes over all WARC files: by address, and the list of pages to start from. */
final class IndexWriting {
    private static final String RECORDS = "index/index.cdxj";
    private static final String PAGES = "index/pages.jsonl";

    private final BagWriter bag;

    IndexWriting(BagWriter bag) {
        this.bag = bag;
    }

    void write(Contents contents, String title) throws IOException {
        Path data = bag.payloadFolder();
        try (CdxjIndex index = new CdxjIndex(data.getParent().resolveSibling("runs"));
                DigestedFile records = DigestedFile.create(data.resolve(RECORDS))) {
            for (PlacedPost post : contents.posts()) {
                if (post.warc().isPresent()) {
                    index.add(post.warc().get(), post.entries());
                }
            }
            if (contents.account().isPresent()) {
                index.add(
                        contents.account().get().path(),
                        contents.account().get().entries());
            }
            for (LooseFiles.Loose loose : contents.loose()) {
                index.add(loose.warc(), loose.entries());
            }
            index.write(Channels.newOutputStream(records));
            bag.add(RECORDS, records.finish());
        }
        try (DigestedFile file = DigestedFile.create(data.resolve(PAGES))) {
            pages(contents, new PagesJsonl(Channels.newOutputStream(file), title));
            bag.add(PAGES, file.finish());
        }
    }

    private static void pages(Contents contents, PagesJsonl pages) throws IOException {
        for (PlacedPost post : contents.posts()) {
            if (post.page().isPresent()) {
                WarcEntry page = post.page().get();
                pages.add(new PagesJsonl.Page(
                        stem(post), page.target().toString(), post.account().title(), page.date()));
            }
        }
        for (LooseFiles.Loose loose : contents.loose()) {
            if (loose.page().isPresent()) {
                WarcEntry page = loose.page().get();
                pages.add(new PagesJsonl.Page(loose.warc(), page.target().toString(), loose.title(), page.date()));
            }
        }
    }

    private static String stem(PlacedPost post) {
        String warc = post.warc().orElseThrow();
        return warc.substring(warc.lastIndexOf('/') + 1, warc.length() - ".warc".length());
    }
}

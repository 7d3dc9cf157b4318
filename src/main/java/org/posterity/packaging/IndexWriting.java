package org.posterity.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.posterity.format.bagit.BagWriter;
import org.posterity.format.warc.CdxjIndex;
import org.posterity.format.warc.PagesJsonl;

/** Writes the indexes over all WARC files: by address, and the list of pages to start from. */
final class IndexWriting {
    private static final String RECORDS = "index/index.cdxj";
    private static final String PAGES = "index/pages.jsonl";

    private final BagWriter bag;

    IndexWriting(BagWriter bag) {
        this.bag = bag;
    }

    void write(Contents contents, String title) throws IOException {
        CdxjIndex index = new CdxjIndex();
        List<PagesJsonl.Page> pages = new ArrayList<>();
        for (PlacedPost post : contents.posts()) {
            post.warc().ifPresent(warc -> index.add(warc, post.entries()));
            post.page()
                    .ifPresent(page -> pages.add(new PagesJsonl.Page(
                            stem(post), page.target().toString(), post.account().title(), page.date())));
        }
        contents.account().ifPresent(account -> index.add(account.path(), account.entries()));
        for (LooseFiles.Loose loose : contents.loose()) {
            index.add(loose.warc(), loose.entries());
            loose.page()
                    .ifPresent(page -> pages.add(
                            new PagesJsonl.Page(loose.warc(), page.target().toString(), loose.title(), page.date())));
        }
        Path data = bag.payloadFolder();
        bag.add(RECORDS, index.write(data.resolve(RECORDS)));
        bag.add(PAGES, PagesJsonl.write(data.resolve(PAGES), title, pages));
    }

    private static String stem(PlacedPost post) {
        String warc = post.warc().orElseThrow();
        return warc.substring(warc.lastIndexOf('/') + 1, warc.length() - ".warc".length());
    }
}

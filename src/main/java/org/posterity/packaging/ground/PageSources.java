package org.posterity.packaging.ground;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.regex.Pattern;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.warc.WarcRecords;
import org.posterity.format.warc.WarcRecords.Located;

/** What the records of a WARC file say that its page was drawn from. They come behind the page; so they are looked for first. */
final class PageSources {
    private static final Pattern PAGED = Pattern.compile("data/(posts|unmatched)/.*");

    /** The record that tells who could see a post. */
    private static final String CONTEXT = "/context.json";

    private final Subject post = new Subject();
    private final KnownWords words = new KnownWords();

    private PageSources() {}

    static PageSources in(BagSource bag, String path, GroundTable table, Permissions permissions) throws IOException {
        PageSources sources = new PageSources();
        if (PAGED.matcher(path).matches()) {
            try (ReadableByteChannel warc = bag.open(path)) {
                WarcRecords.forEach(warc, (record, block) -> {
                    Optional<RecordGrounds> grounds = table.record(path, record.type(), record.target());
                    if (grounds.isPresent()) {
                        sources.read(record, block, grounds.get(), permissions);
                    }
                });
            }
        }
        return sources;
    }

    /** One record tells of one post or file: it fits in memory, as it did when it was written. */
    private void read(Located record, InputStream block, RecordGrounds grounds, Permissions permissions)
            throws IOException {
        switch (grounds.form()) {
            case JSON, JSONL -> {
                byte[] json = block.readAllBytes();
                words.addJson(new ByteArrayInputStream(json));
                if (record.target().endsWith(CONTEXT)) {
                    new JsonKeys(new Tiling("", 0, nothing -> {}), permissions, grounds)
                            .walk(new ByteArrayInputStream(json), 0, post);
                }
            }
            case FIELDS -> words.addLines(new BufferedInputStream(block));
            default -> {
                // Pages are drawn from records, not from one another, and hold no words of media.
            }
        }
    }

    Subject post() {
        return post;
    }

    KnownWords words() {
        return words;
    }
}

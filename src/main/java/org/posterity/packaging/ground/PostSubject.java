package org.posterity.packaging.ground;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.warc.WarcRecords;

/** Who could see the post of a WARC file. The record that says so comes behind the page; so it is looked for first. */
final class PostSubject {
    private static final String CONTEXT = "/context.json";

    private PostSubject() {}

    static Subject in(BagSource bag, String path, GroundTable table, Permissions permissions) throws IOException {
        Subject post = new Subject();
        try (ReadableByteChannel warc = bag.open(path)) {
            WarcRecords.forEach(warc, (record, block) -> {
                Optional<RecordGrounds> grounds = table.record(path, record.type(), record.target());
                if (grounds.isPresent() && record.target().endsWith(CONTEXT)) {
                    new JsonKeys(new Tiling("", 0, nothing -> {}), permissions, grounds.get()).walk(block, 0, post);
                }
            });
        }
        return post;
    }
}

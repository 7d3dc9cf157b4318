package org.posterity.packaging.ground;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.warc.WarcRecords;
import org.posterity.format.warc.WarcRecords.Located;

/** Goes through the records of one WARC file of a bag. The blocks of media are passed over, their bytes are not read. */
final class WarcGrounds {
    private static final String NO_RECORD = "These bytes belong to no whole record.";

    private final BagSource bag;
    private final GroundTable table;
    private final Permissions permissions;

    WarcGrounds(BagSource bag, GroundTable table, Permissions permissions) {
        this.bag = bag;
        this.table = table;
        this.permissions = permissions;
    }

    void walk(String path, long size, Stretches sink) throws IOException {
        Subject post = path.startsWith("data/posts/")
                ? PostSubject.in(bag, path, table, permissions).settled()
                : new Subject();
        Tiling tiles = new Tiling(path, size, sink);
        try (ReadableByteChannel warc = bag.open(path)) {
            long end = WarcRecords.forEach(warc, (record, block) -> {
                tiles.record(new RecordName(record.type(), record.recordId(), record.target()), record.offset());
                header(path, record, tiles);
                block(path, record, block, subject(record, post), tiles);
            });
            tiles.end(end, NO_RECORD);
        }
    }

    private static Subject subject(Located record, Subject post) {
        return record.payloadDigest().isEmpty() ? post : post.ofFile(record.payloadDigest());
    }

    private void header(String path, Located record, Tiling tiles) {
        Optional<RecordGrounds> grounds = table.header(path);
        boolean named = grounds.isPresent()
                && record.fields().stream()
                        .allMatch(field -> grounds.get().keys().key(field).isPresent());
        if (named) {
            Ground ground = grounds.get().ground();
            tiles.begin(record.offset(), "", ground, permissions.judge(ground, new Subject(), ""));
        } else {
            tiles.begin(
                    record.offset(),
                    "",
                    "",
                    new Verdict.Unexplained("The record's header has a field that nobody has given a ground for."));
        }
    }

    private void block(String path, Located record, InputStream block, Subject subject, Tiling tiles)
            throws IOException {
        Optional<RecordGrounds> found = table.record(path, record.type(), record.target());
        if (found.isEmpty()) {
            tiles.begin(
                    record.blockOffset(),
                    "",
                    "",
                    new Verdict.Unexplained("Nobody has said why such a record may be here."));
            return;
        }
        RecordGrounds grounds = found.get();
        if (grounds.form() == RecordGrounds.Form.MEDIA) {
            whole(record, grounds, subject, tiles);
            return;
        }
        SealedDigests.Read read = new SealedDigests.Read(block);
        switch (grounds.form()) {
            case JSON, JSONL ->
                new JsonKeys(tiles, permissions, grounds).walk(read.stream(), record.blockOffset(), subject);
            case FIELDS, CDXJ ->
                new TextLineKeys(tiles, permissions, grounds).walk(read.stream(), record.blockOffset(), subject);
            case HTML ->
                new MarkupPieces(tiles, permissions, grounds, subject).walk(read.stream(), record.blockOffset());
            default -> whole(record, grounds, subject, tiles);
        }
        if (!record.blockDigest().equalsIgnoreCase("sha256:" + read.digest())) {
            tiles.objection(
                    record.blockOffset() + record.blockLength(),
                    "These are not the bytes that were sealed: the record's header has another digest of its block.");
        }
    }

    private void whole(Located record, RecordGrounds grounds, Subject subject, Tiling tiles) {
        tiles.begin(record.blockOffset(), "", grounds.ground(), permissions.judge(grounds.ground(), subject, ""));
    }
}

package org.posterity.packaging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.posterity.format.bagit.BagFile;
import org.posterity.format.bagit.BagInfo;
import org.posterity.format.bagit.BagWriter;
import org.posterity.format.bagit.SealedBag;
import org.posterity.format.fixity.DigestedFile;
import org.posterity.format.warc.WarcEntry;
import org.posterity.format.warc.WarcFile;
import org.posterity.format.warc.WrittenWarc;
import org.posterity.record.PackageContent;
import org.posterity.record.PackageFile;
import org.posterity.record.RecordJson;

/**
 * Writes the bag of a package. It alone opens files of the bag and WARC files in it, and accepts only paths in
 * {@link PackageFile}. Several threads may write at once.
 */
final class PackageWriter {
    private final BagWriter bag;
    private final Path root;
    private final Optional<PackageContent> before;

    private PackageWriter(BagWriter bag, Path root, Optional<PackageContent> before) {
        this.bag = bag;
        this.root = root;
        this.before = before;
    }

    /** Begins a package in an empty folder. */
    static PackageWriter create(Path root) throws IOException {
        return new PackageWriter(BagWriter.create(root), root, Optional.empty());
    }

    /** Begins a version on another one, of which all stays but documents and the current terms. */
    static PackageWriter on(Predecessor before, Path root) throws IOException {
        BagWriter bag = BagWriter.create(root);
        for (BagFile file : before.payload()) {
            PackageFile kind = PackageFile.at(file.path())
                    .orElseThrow(() -> new IOException("A file of the package is of no known kind."));
            if (kind.form() != PackageFile.Form.DOCUMENT && kind != PackageFile.TERMS) {
                bag.keep(file);
            }
        }
        return new PackageWriter(bag, root, Optional.of(before.content()));
    }

    /** What is written into one file, piece by piece. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** What goes into one WARC file. */
    @FunctionalInterface
    interface Records {
        void writeTo(WarcFile warc) throws IOException;
    }

    /** Writes a JSON record. */
    void record(String path, Record json) throws IOException {
        write(path, out -> RecordJson.write(json, out));
    }

    /** Writes the file at this path of the bag. */
    void write(String path, Content content) throws IOException {
        try (Lines file = open(path)) {
            content.writeTo(file.out);
            file.finish();
        }
    }

    /** Opens a file of JSON lines, to be written while others are. */
    Lines open(String path) throws IOException {
        String below = belowData(path);
        return new Lines(below, bag.payload(below));
    }

    /** Writes a WARC file; its records, in the order in which they stand. */
    List<WarcEntry> warc(String path, Instant date, String seed, Records records) throws IOException {
        String below = belowData(path);
        try (WarcFile warc = WarcFile.create(bag.payloadFolder().resolve(below), date, seed)) {
            records.writeTo(warc);
            WrittenWarc finished = warc.finish();
            bag.add(below, finished.fixity());
            return finished.entries();
        }
    }

    SealedBag seal(BagInfo info) throws IOException {
        return bag.seal(info);
    }

    /** What is complete so far. */
    PackageContent content() {
        List<String> paths = bag.paths();
        return new PackageContent() {
            @Override
            public List<String> paths() {
                return paths;
            }

            @Override
            public boolean has(String path) {
                return Collections.binarySearch(paths, path) >= 0;
            }

            @Override
            public SeekableByteChannel open(String path) throws IOException {
                Path file = root.resolve(path);
                return before.isEmpty() || Files.exists(file)
                        ? Files.newByteChannel(file)
                        : before.get().open(path);
            }
        };
    }

    private static String belowData(String path) {
        if (PackageFile.at(path)
                .filter(file -> file.form() != PackageFile.Form.BAG)
                .isEmpty()) {
            throw new IllegalArgumentException("No file of a package lies there.");
        }
        return PackageFile.belowData(path);
    }

    /** A file that is being written. */
    final class Lines implements AutoCloseable {
        private final String below;
        private final DigestedFile file;
        private final OutputStream out;

        private Lines(String below, DigestedFile file) {
            this.below = below;
            this.file = file;
            this.out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
        }

        void add(Record line) throws IOException {
            RecordJson.writeLine(line, out);
        }

        /** Closes the complete file. */
        void finish() throws IOException {
            out.flush();
            bag.add(below, file.finish());
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}

package org.posterity.packaging.ground;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.consent.ConsentTerms;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.bagit.ManifestedFiles;
import org.posterity.model.ValidationIssue;

/**
 * The grounds of every byte of a bag. What is kept in memory is the names of its files, the digests of those handed over,
 * and a line for each path of the export.
 */
public final class BagGrounds {
    private final BagSource bag;
    private final GroundTable table = GroundTable.shipped();
    private final SortedMap<String, Long> files = new TreeMap<>();
    private final List<String> others = new ArrayList<>();
    private final SealedDigests sealed;
    private final SortedMap<String, String> missing = new TreeMap<>();
    private final Permissions permissions;

    private BagGrounds(BagSource bag) throws IOException {
        this.bag = bag;
        bag.list(new BagSource.Listing() {
            @Override
            public void file(String path, long size) {
                files.put(path, size);
            }

            @Override
            public void folder(String path) {
                // Folders hold no bytes.
            }

            @Override
            public void problem(ValidationIssue issue) {
                others.add(issue.where());
            }
        });
        sealed = SealedDigests.of(bag, files.keySet());
        permissions = new AccessionLedgers(bag, files.keySet(), missing::put).read();
    }

    /** Reads the bag's lists and ledgers. The source stays open; it belongs to the caller. */
    public static BagGrounds of(BagSource bag) throws IOException {
        return new BagGrounds(bag);
    }

    /** The files of the bag and their sizes, in the order of their paths. */
    public SortedMap<String, Long> files() {
        return files;
    }

    /** The terms of consent that the bag carries. */
    public Optional<ConsentTerms> terms() {
        return permissions.terms();
    }

    /** Explains every byte of every file; what is missing comes last, as a stretch without bytes. */
    public void explain(Stretches sink) throws IOException {
        permissions.sections().again();
        for (String path : files.keySet()) {
            explain(path, sink);
        }
        others.forEach(path -> unexplained(path, 0, 0, "This is no plain file, or cannot be read.", sink));
        missing.forEach((path, why) -> unexplained(path, 0, 0, why, sink));
        permissions
                .sections()
                .mismatches((path, why) -> sink.accept(
                        new Stretch("data/account", Optional.empty(), path, 0, 0, "", new Verdict.Unexplained(why))));
    }

    /** Explains every byte of one file. */
    public void explain(String path, Stretches sink) throws IOException {
        long size = files.get(path);
        if (!sealed.list(path) && !path.matches("tagmanifest-[^/]*\\.txt")) {
            unexplained(path, 0, size, "No manifest of the bag lists this file.", sink);
            return;
        }
        if (SealedDigests.isWarc(path)) {
            new WarcGrounds(bag, table, permissions).walk(path, size, sink);
            return;
        }
        Optional<RecordGrounds> found = table.file(path);
        if (found.isEmpty()) {
            unexplained(path, 0, size, "Nobody has said why such a file may be in a package.", sink);
            return;
        }
        Tiling tiles = new Tiling(path, size, sink);
        RecordGrounds grounds = found.get();
        try (InputStream bytes = Channels.newInputStream(bag.open(path))) {
            SealedDigests.Read read = new SealedDigests.Read(bytes);
            InputStream in = read.stream();
            switch (grounds.form()) {
                case JSON, JSONL -> new JsonKeys(tiles, permissions, grounds).walk(in, 0, new Subject());
                case FIELDS, CDXJ -> new TextLineKeys(tiles, permissions, grounds).walk(in, 0, new Subject());
                case HTML, XML -> new MarkupPieces(tiles, permissions, grounds, new Subject()).walk(in, 0);
                case CSV -> new CsvPieces(tiles, permissions, grounds).walk(in);
                case MANIFEST -> manifest(tiles, grounds).walk(in);
                default -> tiles.begin(0, "", grounds.ground(), permissions.judge(grounds.ground(), new Subject(), ""));
            }
            tiles.end(size, "");
            if (!sealed.are(path, read)) {
                unexplained(
                        path,
                        size,
                        0,
                        "These are not the bytes that were sealed: the manifest has another digest.",
                        sink);
            }
        }
    }

    private ManifestLines manifest(Tiling tiles, RecordGrounds grounds) {
        Ground ground = grounds.ground();
        return new ManifestLines(tiles, ground, permissions.judge(ground, new Subject(), ""), this::manifestLine);
    }

    private Optional<String> manifestLine(String line) {
        return ManifestedFiles.path(line).filter(files::containsKey).isPresent()
                ? Optional.empty()
                : Optional.of("This line is of no file of the bag.");
    }

    private static void unexplained(String path, long offset, long length, String why, Stretches sink) {
        sink.accept(new Stretch(path, Optional.empty(), "", offset, length, "", new Verdict.Unexplained(why)));
    }
}

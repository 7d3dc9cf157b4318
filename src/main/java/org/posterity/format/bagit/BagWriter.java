package org.posterity.format.bagit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.posterity.format.fixity.DigestedFile;
import org.posterity.format.fixity.FileFixity;
import org.posterity.model.Digest;

/**
 * Writes a bag (RFC 8493, BagIt 1.0) with sha256 and sha512 manifests and tag manifests. Payload is hashed while it is
 * written and never read again; several threads may write at once. Paths that some file system or repository would not
 * take are refused with an {@link IllegalArgumentException}: see {@link org.posterity.model.PortableName}.
 */
public final class BagWriter {
    private final Path root;
    private final PayloadPaths paths = new PayloadPaths();
    private final PayloadFiles payload = new PayloadFiles();
    private boolean sealed;

    private BagWriter(Path root) {
        this.root = root;
    }

    /** Begins a bag in a folder that is empty or does not exist yet. */
    public static BagWriter create(Path root) throws IOException {
        Files.createDirectories(root);
        try (Stream<Path> inside = Files.list(root)) {
            if (inside.findAny().isPresent()) {
                throw new IllegalArgumentException("A bag is begun in an empty folder.");
            }
        }
        Files.createDirectory(root.resolve("data"));
        return new BagWriter(root);
    }

    /** The folder {@code data/}, under which all payload lies. */
    public Path payloadFolder() {
        return root.resolve("data");
    }

    /** Opens a new payload file at {@code path} below {@code data/}. What its {@code finish()} returns goes to {@link #add(String, FileFixity)} under the same path. */
    public DigestedFile payload(String path) throws IOException {
        synchronized (this) {
            requireOpen();
            paths.open(path);
        }
        return DigestedFile.create(payloadFolder().resolve(path));
    }

    /** Records a payload file that is complete at {@code path} below {@code data/}, opened here or written by somebody else. */
    public synchronized void add(String path, FileFixity fixity) {
        requireOpen();
        paths.complete(path);
        payload.add("data/" + path, fixity);
    }

    /** Takes over a payload file of an earlier state of the bag as it is; it is neither read nor written. */
    public synchronized void keep(BagFile file) {
        requireOpen();
        paths.complete(file.path().substring("data/".length()));
        payload.add(file.path(), new FileFixity(file.size(), file.sha256(), file.sha512()));
    }

    /** Writes and records a payload file that is in memory. */
    public void add(String path, byte[] content) throws IOException {
        try (DigestedFile file = payload(path)) {
            file.write(ByteBuffer.wrap(content));
            add(path, file.finish());
        }
    }

    /** The paths of the payload that is complete so far, each beginning with {@code data/}, sorted. */
    public synchronized List<String> paths() {
        return payload.sortedPaths();
    }

    /** Writes all tag files; Payload-Oxum is computed here and comes last. The bag takes no more payload. */
    public synchronized SealedBag seal(BagInfo info) throws IOException {
        requireOpen();
        if (!paths.allComplete()) {
            throw new IllegalStateException("A payload file was opened and never recorded.");
        }
        if (info.first("Payload-Oxum").isPresent()) {
            throw new IllegalArgumentException("Payload-Oxum is computed when the bag is sealed.");
        }
        sealed = true;
        payload.sort();
        List<BagFile> tagFiles = new ArrayList<>();
        tagFiles.add(writeBagInfo(info.with("Payload-Oxum", payload.octets() + "." + payload.size())));
        tagFiles.add(writeDeclaration());
        tagFiles.add(writeManifest("manifest-sha256.txt", payload, BagFile::sha256));
        tagFiles.add(writeManifest("manifest-sha512.txt", payload, BagFile::sha512));
        BagFile tagManifest256 = writeManifest("tagmanifest-sha256.txt", tagFiles, BagFile::sha256);
        BagFile tagManifest512 = writeManifest("tagmanifest-sha512.txt", tagFiles, BagFile::sha512);
        tagFiles.add(tagManifest256);
        tagFiles.add(tagManifest512);
        return new SealedBag(root, new JoinedFiles(tagFiles.subList(0, 2), payload, tagFiles.subList(2, 6)));
    }

    private void requireOpen() {
        if (sealed) {
            throw new IllegalStateException("The bag is sealed.");
        }
    }

    private BagFile writeDeclaration() throws IOException {
        try (TagFileWriter file = new TagFileWriter(root, "bagit.txt")) {
            file.line("BagIt-Version: 1.0");
            file.line("Tag-File-Character-Encoding: UTF-8");
            return file.finish();
        }
    }

    private BagFile writeBagInfo(BagInfo info) throws IOException {
        try (TagFileWriter file = new TagFileWriter(root, "bag-info.txt")) {
            for (BagInfo.Element element : info.elements()) {
                // A BagInfo that was not built with with() may hold line breaks.
                BagInfo.Element safe = BagInfo.EMPTY
                        .with(element.label(), element.value())
                        .elements()
                        .get(0);
                file.line(safe.label() + ": " + safe.value());
            }
            return file.finish();
        }
    }

    /** Two blanks part checksum and path, so that {@code sha256sum -c} reads the manifest too. */
    private BagFile writeManifest(String name, List<BagFile> files, Function<BagFile, Digest> digest)
            throws IOException {
        try (TagFileWriter file = new TagFileWriter(root, name)) {
            for (BagFile listed : files) {
                file.line(digest.apply(listed).hex() + "  " + ManifestPath.encode(listed.path()));
            }
            return file.finish();
        }
    }
}

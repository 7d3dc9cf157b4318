package org.posterity.application;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.posterity.document.Documents;
import org.posterity.document.RecordIndex;
import org.posterity.format.bagit.BagFile;
import org.posterity.format.bagit.BagWriter;
import org.posterity.format.bagit.ManifestDigests;
import org.posterity.format.fixity.DigestedFile;
import org.posterity.intake.Workspace;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.PackageId;
import org.posterity.packaging.ChangedFiles;
import org.posterity.record.Change;
import org.posterity.record.PackageContent;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageRecords;
import org.posterity.record.RecordJson;
import org.posterity.record.RecordLines;
import org.posterity.record.Terms;
import org.posterity.storage.ArchivalStorage;
import org.posterity.storage.CommitNote;
import org.posterity.storage.CommitRequest;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.Depository;
import org.posterity.storage.FileToStore;
import org.posterity.storage.StoredContent;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredVersion;

/**
 * Regenerates the documents of a package from its records, as a new version. Only documents, {@code bag-info.txt} and manifests
 * may differ, and after a change of terms the two records that hold them. If nothing differs, there is no new version. Unchanged
 * files are not read: their digests come from the manifests.
 */
public final class Regenerate {
    private static final String DATA = "data/";

    private final ArchivalStorage storage;
    private final Depository depository;
    private final Path work;
    private final Clock clock;
    private final Agent software;
    private final Consumer<PackageId> index;

    /**
     * @param work a folder of its own in the archive's workspace, which need not exist
     * @param index hears of a package that has a new version
     */
    Regenerate(
            ArchivalStorage storage,
            Depository depository,
            Path work,
            Clock clock,
            Agent software,
            Consumer<PackageId> index) {
        this.storage = storage;
        this.depository = depository;
        this.work = work;
        this.clock = clock;
        this.software = software;
        this.index = index;
    }

    /**
     * The result.
     *
     * @param changed the paths of the files that differ
     * @param version the new version; none if nothing differs
     * @param damage why its records cannot be read, if they cannot
     */
    public record Regenerated(List<String> changed, Optional<StoredVersion> version, Optional<String> damage) {
        public Regenerated {
            changed = List.copyOf(changed);
        }
    }

    /**
     * Regenerates a package that is held.
     *
     * @throws org.posterity.storage.HeadMoved when somebody else changed the package meanwhile
     */
    public Regenerated regenerate(PackageId aip) {
        return regenerate(aip, Optional.empty());
    }

    /**
     * Changes the terms of a package that is held, and regenerates its documents.
     */
    public Regenerated regenerate(PackageId aip, ChangeOfTerms change) {
        return regenerate(aip, Optional.of(change));
    }

    private Regenerated regenerate(PackageId aip, Optional<ChangeOfTerms> change) {
        try {
            return drawn(aip, change);
        } catch (DamagedPackage e) {
            return new Regenerated(List.of(), Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    private Regenerated drawn(PackageId aip, Optional<ChangeOfTerms> change) {
        StoredVersion head = storage.head(aip).orElseThrow();
        List<StoredFile> files = storage.files(aip);
        Path bag = work.resolve("bag");
        Workspace.clear(work);
        try {
            Map<String, Digest> before = new HashMap<>();
            files.forEach(file -> before.put(file.logicalPath(), file.sha512()));
            ChangedFiles drawn = ChangedFiles.of(bag, draw(files, bag, change), before);
            List<FileToStore> changed = drawn.changed().stream()
                    .map(file -> new FileToStore(file.path(), file.size(), file.sha256(), file.sha512()))
                    .toList();
            Set<String> kept = drawn.kept().stream().map(BagFile::path).collect(Collectors.toSet());
            List<String> paths =
                    changed.stream().map(FileToStore::path).sorted().toList();
            if (paths.isEmpty()) {
                return new Regenerated(paths, Optional.empty(), Optional.empty());
            }
            CommitNote note = new CommitNote(
                    software.name(),
                    software.id(),
                    change.map(ChangeOfTerms::message).orElse("Documents were regenerated from the records."),
                    clock.instant());
            StoredVersion version = depository.commit(CommitRequest.after(head, bag, changed, kept, note));
            index.accept(aip);
            return new Regenerated(paths, Optional.of(version), Optional.empty());
        } catch (IOException e) {
            throw new DamagedPackage(aip, e.getMessage());
        }
    }

    /** Writes the documents and the tag files into a folder. Returns all files of the bag. */
    private List<BagFile> draw(List<StoredFile> files, Path folder, Optional<ChangeOfTerms> change) throws IOException {
        BagWriter bag = BagWriter.create(folder);
        PackageContent content = new StoredContent(files);
        Set<String> drawn = new HashSet<>();
        if (change.isPresent()) {
            content = change(content, change.get(), bag, folder);
            drawn.addAll(List.of(PackageFile.TERMS.path(), PackageFile.CHANGES.path()));
        }
        Documents documents =
                new Documents(new PackageRecords(content), RecordIndex.ofHeaders(content, work.resolve("runs")));
        Map<String, Digest> sha256;
        try (InputStream manifest = content.stream("manifest-sha256.txt")) {
            sha256 = ManifestDigests.read(manifest, DigestAlgorithm.SHA256);
        }
        drawn.addAll(documents.paths());
        for (StoredFile file : files) {
            String path = file.logicalPath();
            if (path.startsWith(DATA) && !drawn.contains(path)) {
                if (!sha256.containsKey(path)) {
                    throw new IOException("Its manifest does not list the file " + path + ".");
                }
                bag.keep(new BagFile(path, file.size(), sha256.get(path), file.sha512()));
            }
        }
        for (String path : documents.paths()) {
            write(path, bag, out -> documents.draw(path, out));
        }
        return bag.seal(documents.bagInfo()).files();
    }

    /** Writes the records of the current terms and of changes. Returns the content with these in place of the old ones. */
    private static PackageContent change(PackageContent old, ChangeOfTerms change, BagWriter bag, Path folder)
            throws IOException {
        PackageRecords records = new PackageRecords(old);
        Terms terms = change.terms(records);
        write(PackageFile.TERMS.path(), bag, out -> RecordJson.write(terms, out));
        write(PackageFile.CHANGES.path(), bag, out -> {
            try (RecordLines<Change> lines = records.changes()) {
                while (lines.hasNext()) {
                    RecordJson.writeLine(lines.next(), out);
                }
            }
            RecordJson.writeLine(change.line(records), out);
        });
        return new ChangedContent(old, folder, Set.of(PackageFile.TERMS.path(), PackageFile.CHANGES.path()));
    }

    /** What is written into a file. */
    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void write(String path, BagWriter bag, Content content) throws IOException {
        try (DigestedFile file = bag.payload(PackageFile.belowData(path))) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
            content.writeTo(out);
            out.flush();
            bag.add(PackageFile.belowData(path), file.finish());
        }
    }
}

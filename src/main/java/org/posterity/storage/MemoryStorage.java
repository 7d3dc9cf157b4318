package org.posterity.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.model.ValidationIssue;

/** An archive that lasts as long as the process and leaves bags where they are: for demonstrations, tests and empty archives. */
public final class MemoryStorage implements ArchivalStorage {
    private final Map<String, Kept> packages = new ConcurrentSkipListMap<>();
    private final Set<PackageId> inProgress = ConcurrentHashMap.newKeySet();

    private record Kept(StoredVersion version, List<StoredFile> files) {}

    @Override
    public StoredVersion commit(PackageId aip, Path bagRoot, List<FileToStore> files, CommitNote note) {
        BagFolder.requireExactly(bagRoot, files);
        StoredVersion version = new StoredVersion(
                aip, 1, note.created(), bagRoot, bagRoot.getFileName().toString());
        List<StoredFile> stored = files.stream()
                .map(file -> new StoredFile(file.path(), bagRoot.resolve(file.path()), file.size(), file.sha512()))
                .sorted(Comparator.comparing(StoredFile::logicalPath))
                .toList();
        if (packages.putIfAbsent(aip.value(), new Kept(version, stored)) != null) {
            throw new IllegalStateException("Package " + aip + " is held already.");
        }
        inProgress.add(aip);
        return version;
    }

    @Override
    public List<PackageId> inProgress() {
        return inProgress.stream()
                .sorted(Comparator.comparing(PackageId::value))
                .toList();
    }

    @Override
    public void complete(PackageId aip) {
        inProgress.remove(aip);
    }

    @Override
    public String setAside(PackageId aip) {
        if (!inProgress.contains(aip)) {
            throw new IllegalStateException("Package " + aip + " is committed for good.");
        }
        return packages.remove(aip.value()).version().folderInArchive();
    }

    @Override
    public List<PackageId> ids() {
        return packages.keySet().stream().map(PackageId::new).toList();
    }

    @Override
    public List<String> foreign() {
        return List.of();
    }

    @Override
    public Optional<String> damage(PackageId aip) {
        return QuickCheck.of(files(aip));
    }

    @Override
    public boolean holds(PackageId aip) {
        return packages.containsKey(aip.value());
    }

    @Override
    public Optional<StoredVersion> head(PackageId aip) {
        return Optional.ofNullable(packages.get(aip.value())).map(Kept::version);
    }

    @Override
    public Optional<Path> folder(PackageId aip) {
        return head(aip).map(StoredVersion::folder);
    }

    @Override
    public List<StoredFile> files(PackageId aip) {
        Kept kept = packages.get(aip.value());
        if (kept == null) {
            throw new TerminalFailure("Package " + aip + " is not held.");
        }
        return kept.files();
    }

    @Override
    public List<ValidationIssue> validate(PackageId aip) {
        return files(aip).stream()
                .filter(file -> !Files.exists(file.physical()))
                .map(file -> ValidationIssue.error("RFC 8493 §3", file.logicalPath(), "The file is missing."))
                .toList();
    }
}

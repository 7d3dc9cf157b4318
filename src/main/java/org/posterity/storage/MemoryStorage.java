package org.posterity.storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.posterity.intake.KeptBytes;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;

/** An archive in memory, which leaves bags where they are: for demonstrations, tests and empty archives. */
public final class MemoryStorage implements ArchivalStorage {
    private final Map<String, Deque<Kept>> packages = new ConcurrentSkipListMap<>();
    private final Set<PackageId> inProgress = ConcurrentHashMap.newKeySet();

    private record Kept(StoredVersion version, Map<String, StoredFile> files) {}

    @Override
    public synchronized StoredVersion commit(CommitRequest request) {
        PackageId aip = request.aip();
        BagFolder.requireExactly(request.folder(), request.files());
        if (!head(aip).map(StoredVersion::head).equals(request.builtOn())) {
            throw new HeadMoved(aip);
        }
        Map<String, StoredFile> files = new TreeMap<>();
        for (String path : request.kept()) {
            StoredFile kept = newest(aip).files().get(path);
            if (kept == null) {
                throw new IllegalArgumentException("Not in the newest version: " + path);
            }
            files.put(path, kept);
        }
        for (FileToStore file : request.files()) {
            Path place = request.folder().resolve(file.path());
            files.put(file.path(), new StoredFile(file.path(), KeptBytes.of(place), file.size(), file.sha512()));
        }
        Head head = new Head(
                request.builtOn().map(Head::version).orElse(0) + 1,
                Digest.sha512(files.values().stream()
                        .map(file -> file.logicalPath() + " " + file.sha512())
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8)));
        StoredVersion version = new StoredVersion(
                aip,
                head,
                request.note().created(),
                request.folder().getFileName().toString());
        packages.computeIfAbsent(aip.value(), id -> new ArrayDeque<>()).push(new Kept(version, files));
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
    public void removeEmptyFolders() {
        // there are none
    }

    @Override
    public synchronized String setAside(PackageId aip) {
        if (!inProgress.contains(aip)) {
            throw new IllegalStateException("Package " + aip + " is already committed.");
        }
        Deque<Kept> versions = packages.get(aip.value());
        String place = versions.pop().version().place();
        if (versions.isEmpty()) {
            packages.remove(aip.value());
        }
        return place;
    }

    @Override
    public List<PackageId> ids() {
        return packages.keySet().stream().map(PackageId::new).toList();
    }

    @Override
    public List<String> foreign(Collection<PackageId> known) {
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
        return holds(aip) ? Optional.of(newest(aip).version()) : Optional.empty();
    }

    @Override
    public List<StoredFile> files(PackageId aip) {
        return List.copyOf(newest(aip).files().values());
    }

    @Override
    public Audited audit(PackageId aip, LongConsumer moved) {
        if (!holds(aip)) {
            return new Audited(0, 0, List.of(AuditFinding.of(AuditFinding.Kind.MISSING, "")));
        }
        List<AuditFinding> findings = new ArrayList<>();
        long bytes = 0;
        List<StoredFile> files = files(aip);
        for (StoredFile file : files) {
            try {
                bytes += file.read().length;
            } catch (DamagedFile e) {
                findings.add(AuditFinding.of(AuditFinding.Kind.MISMATCH, file.logicalPath()));
            }
        }
        return new Audited(files.size() - findings.size(), bytes, findings);
    }

    private Kept newest(PackageId aip) {
        Deque<Kept> versions = packages.get(aip.value());
        if (versions == null) {
            throw new TerminalFailure("Package " + aip + " is not held.");
        }
        return versions.peek();
    }
}

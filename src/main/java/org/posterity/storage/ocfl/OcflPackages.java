package org.posterity.storage.ocfl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.posterity.intake.KeptBytes;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.storage.Audited;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.Head;
import org.posterity.storage.QuickCheck;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackages;
import org.posterity.storage.StoredVersion;

/** Packages in an OCFL storage root, for reading. */
final class OcflPackages implements StoredPackages {
    private final Path root;
    private final StorageLayout layout;
    private final CommitMarks marks;
    /** As it was last listed. */
    private volatile Optional<List<String>> foreign = Optional.empty();

    OcflPackages(Path root, StorageLayout layout, CommitMarks marks) {
        this.root = root;
        this.layout = layout;
        this.marks = marks;
    }

    @Override
    public List<PackageId> inProgress() {
        try {
            return marks.all();
        } catch (IOException e) {
            throw new TerminalFailure("The archive's folder commits cannot be read.", e);
        }
    }

    @Override
    public List<PackageId> ids() {
        StorageLayout.Content content = content();
        foreign = Optional.of(content.foreign());
        return content.ids();
    }

    @Override
    public List<String> foreign(Collection<PackageId> known) {
        List<String> listed = foreign.orElseGet(() -> content().foreign());
        Set<String> places =
                listed.isEmpty() ? Set.of() : known.stream().map(layout::path).collect(Collectors.toSet());
        return listed.stream()
                .filter(place -> !places.contains(place))
                .map(place -> root.getFileName() + "/" + place)
                .toList();
    }

    private StorageLayout.Content content() {
        try {
            return layout.content(root);
        } catch (IOException e) {
            throw new TerminalFailure("The archive's storage cannot be listed.", e);
        }
    }

    @Override
    public boolean holds(PackageId aip) {
        return Files.exists(folder(aip), LinkOption.NOFOLLOW_LINKS);
    }

    /** Where a package lies, or would lie. */
    Path folder(PackageId aip) {
        return root.resolve(layout.path(aip));
    }

    @Override
    public Optional<String> stats(PackageId aip, List<String> paths) {
        Path folder = folder(aip);
        List<String> places = new ArrayList<>(List.of("", ObjectFrame.DECLARATION, ObjectFrame.INVENTORY));
        try {
            int newest = ObjectFrame.newestFolder(folder);
            for (String path : paths) {
                IntStream.rangeClosed(1, newest)
                        .mapToObj(version -> "v" + version + "/content/" + path)
                        .filter(place -> Files.isRegularFile(folder.resolve(place)))
                        .reduce((older, newer) -> newer)
                        .ifPresent(places::add);
            }
            return Optional.of(FileStats.of(folder, places));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean unchanged(PackageId aip, String stats) {
        return FileStats.still(folder(aip), stats);
    }

    @Override
    public Optional<String> damage(PackageId aip) {
        try {
            return QuickCheck.of(files(aip));
        } catch (DamagedPackage e) {
            return Optional.of(e.what());
        }
    }

    @Override
    public Optional<StoredVersion> head(PackageId aip) {
        if (!holds(aip)) {
            return Optional.empty();
        }
        Inventory inventory = inventory(aip);
        return Optional.of(version(aip, inventory.head(), inventory.newest().created()));
    }

    /** A version as reported to callers. */
    StoredVersion version(PackageId aip, Head head, Instant created) {
        return new StoredVersion(aip, head, created, root.getFileName() + "/" + layout.path(aip));
    }

    @Override
    public List<StoredFile> files(PackageId aip) {
        return files(aip, path -> true);
    }

    @Override
    public List<StoredFile> files(PackageId aip, Predicate<String> paths) {
        Inventory inventory = inventory(aip);
        Path folder = folder(aip);
        List<StoredFile> files = new ArrayList<>();
        try {
            for (Map.Entry<String, String> file : inventory.newest().state().entrySet()) {
                if (!paths.test(file.getKey())) {
                    continue;
                }
                Path place = folder.resolve(
                        inventory.place(file.getKey(), file.getValue()).path());
                files.add(new StoredFile(
                        file.getKey(),
                        KeptBytes.of(place),
                        sizeOf(place),
                        new Digest(DigestAlgorithm.SHA512, file.getValue())));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedPackage(aip, "Its inventory.json is not valid.");
        }
        return files;
    }

    @Override
    public Audited audit(PackageId aip, LongConsumer moved) {
        return OcflAudit.of(folder(aip), moved);
    }

    /** The inventory of a package's newest version. */
    Inventory inventory(PackageId aip) {
        requireHeld(aip);
        try {
            return Inventory.of(folder(aip), aip.value(), false);
        } catch (IOException e) {
            throw new DamagedPackage(aip, e.getMessage());
        }
    }

    private void requireHeld(PackageId aip) {
        if (!holds(aip)) {
            throw new TerminalFailure("Package " + aip + " is not held.");
        }
    }

    private static long sizeOf(Path file) {
        try {
            BasicFileAttributes look = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return look.isRegularFile() ? look.size() : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}

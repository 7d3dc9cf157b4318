package org.posterity.storage.ocfl;

import io.ocfl.api.DigestAlgorithmRegistry;
import io.ocfl.api.OcflRepository;
import io.ocfl.api.model.FileDetails;
import io.ocfl.api.model.ObjectVersionId;
import io.ocfl.api.model.ValidationResults;
import io.ocfl.api.model.VersionDetails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.model.ValidationIssue;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.QuickCheck;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackages;
import org.posterity.storage.StoredVersion;

/** The packages in an OCFL storage root, for reading. */
final class OcflPackages implements StoredPackages {
    private static final String CONTENT = "/content/";

    private final Path root;
    private final StorageRoot storage;
    private final StorageLayout layout;

    OcflPackages(StorageRoot storage, StorageLayout layout) {
        this.root = storage.folder();
        this.storage = storage;
        this.layout = layout;
    }

    @Override
    public List<PackageId> ids() {
        return content().ids();
    }

    @Override
    public List<String> foreign() {
        return content().foreign().stream()
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
        return folder(aip).isPresent();
    }

    @Override
    public Optional<Path> folder(PackageId aip) {
        Path folder = root.resolve(layout.path(aip));
        return Files.exists(folder, LinkOption.NOFOLLOW_LINKS) ? Optional.of(folder) : Optional.empty();
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
        return folder(aip).map(folder -> {
            VersionDetails version = describe(aip);
            return new StoredVersion(
                    aip,
                    (int) version.getVersionNum().getVersionNum(),
                    version.getCreated().toInstant(),
                    folder,
                    root.getFileName() + "/" + layout.path(aip));
        });
    }

    @Override
    public List<StoredFile> files(PackageId aip) {
        List<StoredFile> files = new ArrayList<>();
        for (FileDetails file : describe(aip).getFiles()) {
            Path physical = place(file);
            String sha512 = file.getFixity().get(DigestAlgorithmRegistry.sha512);
            files.add(new StoredFile(
                    file.getPath(), physical, sizeOf(physical), new Digest(DigestAlgorithm.SHA512, sha512)));
        }
        files.sort(Comparator.comparing(StoredFile::logicalPath));
        return List.copyOf(files);
    }

    @Override
    public List<ValidationIssue> validate(PackageId aip) {
        Path folder = folder(aip).orElseThrow(() -> new TerminalFailure("Package " + aip + " is not held."));
        ValidationResults results = storage.repository().validateObject(aip.value(), false);
        String where = root.relativize(folder).toString();
        List<ValidationIssue> issues = new ArrayList<>();
        results.getErrors()
                .forEach(e -> issues.add(ValidationIssue.error("OCFL 1.1 " + e.getCode(), where, e.getMessage())));
        results.getWarnings()
                .forEach(w -> issues.add(ValidationIssue.warning("OCFL 1.1 " + w.getCode(), where, w.getMessage())));
        return List.copyOf(issues);
    }

    private VersionDetails describe(PackageId aip) {
        Path folder = folder(aip).orElseThrow(() -> new TerminalFailure("Package " + aip + " is not held."));
        OcflRepository repository = storage.repository();
        try {
            ObjectFrame.requireWhole(folder);
            return repository.describeVersion(ObjectVersionId.head(aip.value()));
        } catch (IOException e) {
            throw new DamagedPackage(aip, e.getMessage());
        } catch (RuntimeException e) {
            // whatever ocfl-java stumbles over in this object: all others stand
            throw new DamagedPackage(aip, "Its inventory.json does not make sense.");
        }
    }

    /** Of equal files each has a place of its own, though the inventory reader names only one for all of them. */
    private Path place(FileDetails file) {
        String named = file.getStorageRelativePath();
        int content = named.indexOf(CONTENT);
        Path own = root.resolve(named.substring(0, content + CONTENT.length()) + file.getPath());
        return Files.isRegularFile(own) ? own : root.resolve(named);
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

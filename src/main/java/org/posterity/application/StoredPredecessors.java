package org.posterity.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.posterity.export.HeldPackages;
import org.posterity.format.bagit.BagFile;
import org.posterity.format.bagit.ManifestDigests;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.PackageId;
import org.posterity.packaging.Predecessor;
import org.posterity.packaging.Predecessors;
import org.posterity.record.PackageContent;
import org.posterity.record.PackageFile;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.StoredContent;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredVersion;

/** The packages of an archive that an accession may join. */
final class StoredPredecessors implements Predecessors, HeldPackages {
    private static final String DATA = "data/";

    private final Archive archive;

    StoredPredecessors(Archive archive) {
        this.archive = archive;
    }

    @Override
    public boolean isTaken(PackageId aip) {
        return archive.knows(aip);
    }

    @Override
    public List<PackageId> of(Account account) {
        return archive.packagesOf(account);
    }

    @Override
    public List<PackageId> under(String agreement) {
        return archive.packagesUnder(agreement);
    }

    @Override
    public PackageContent content(PackageId aip) {
        try {
            return new StoredContent(archive.storage().files(aip));
        } catch (DamagedPackage e) {
            throw new UncheckedIOException(new IOException(e.getMessage()));
        }
    }

    @Override
    public Predecessor open(PackageId aip) {
        try {
            // the head first: if another version comes between, the commit is refused
            StoredVersion head =
                    archive.storage().head(aip).orElseThrow(() -> new DamagedPackage(aip, "It is missing."));
            List<StoredFile> files = archive.storage().files(aip);
            StoredContent content = new StoredContent(files);
            return new Predecessor(aip, head.version(), head.head().inventory(), payload(files, content), content);
        } catch (DamagedPackage e) {
            throw new UncheckedIOException(new IOException(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<BagFile> payload(List<StoredFile> files, StoredContent content) throws IOException {
        Map<String, Digest> sha256;
        try (InputStream manifest = content.stream("manifest-sha256.txt")) {
            sha256 = ManifestDigests.read(manifest, DigestAlgorithm.SHA256);
        }
        List<BagFile> payload = new ArrayList<>();
        for (StoredFile file : files) {
            String path = file.logicalPath();
            if (path.startsWith(DATA)) {
                if (!sha256.containsKey(path) || !file.isPresent()) {
                    throw new IOException(
                            "Its manifest does not list, or it lacks, " + PackageFile.belowData(path) + ".");
                }
                payload.add(new BagFile(path, file.size(), sha256.get(path), file.sha512()));
            }
        }
        return payload;
    }

    @Override
    public Runnable turn(PackageId aip) {
        return archive.turn(aip);
    }
}

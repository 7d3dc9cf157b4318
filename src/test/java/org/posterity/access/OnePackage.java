package org.posterity.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;
import org.posterity.storage.Audited;
import org.posterity.storage.Head;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackages;
import org.posterity.storage.StoredVersion;

/** A storage that holds one package. */
record OnePackage(RecordedPackage stored) implements StoredPackages {
    @Override
    public List<PackageId> ids() {
        return List.of(RecordedPackage.AIP);
    }

    @Override
    public List<String> foreign(Collection<PackageId> known) {
        return List.of();
    }

    @Override
    public Optional<String> damage(PackageId aip) {
        return Optional.empty();
    }

    @Override
    public boolean holds(PackageId aip) {
        return aip.equals(RecordedPackage.AIP);
    }

    @Override
    public List<PackageId> inProgress() {
        return List.of();
    }

    @Override
    public Optional<StoredVersion> head(PackageId aip) {
        return Optional.of(new StoredVersion(aip, new Head(1, Digest.sha512(new byte[0])), Instant.EPOCH, "x"));
    }

    @Override
    public List<StoredFile> files(PackageId aip) {
        return stored.files();
    }

    @Override
    public Audited audit(PackageId aip, LongConsumer moved) {
        return new Audited(0, 0, List.of());
    }
}

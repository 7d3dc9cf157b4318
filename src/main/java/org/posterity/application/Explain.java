package org.posterity.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.posterity.format.bagit.BagSource;
import org.posterity.model.PackageId;
import org.posterity.storage.StoredBag;

/** Explains why each part of a stored package may be kept. */
public final class Explain {
    private final Premises premises;

    public Explain(Premises premises) {
        this.premises = premises;
    }

    /** Explains a package. */
    @FunctionalInterface
    public interface Reading<R> {
        R of(BagSource bag) throws IOException;
    }

    /**
     * @param name as people name packages
     * @return empty if something is wrong with the package, which has been reported by then
     */
    public <R> PackageLookup<Optional<R>> run(String name, Reading<R> reading) {
        try (Archive archive = premises.open()) {
            return Locator.find(name, archive, premises, aip -> explain(aip, reading, archive));
        }
    }

    private <R> Optional<R> explain(PackageId aip, Reading<R> reading, Archive archive) {
        if (premises.notices().tell(archive.findings(aip))) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.of(new StoredBag(archive.storage().files(aip))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

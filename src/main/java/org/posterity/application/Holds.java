package org.posterity.application;

import java.io.IOException;
import java.util.List;
import org.posterity.consent.Decision;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.storage.DamagedPackage;

/** The legal holds on packages. While one is in force nothing of the package, and nothing it was made from, may be destroyed. */
public final class Holds {
    private final Archive archive;

    public Holds(Archive archive) {
        this.archive = archive;
    }

    /** Whether a hold forbids destroying what belongs to the package. If that cannot be read, it does. */
    public boolean on(PackageId aip) {
        try {
            return !inForce(aip).isEmpty();
        } catch (UnreadableAgreement | DamagedPackage | TerminalFailure | IOException | IllegalArgumentException e) {
            return true;
        }
    }

    /**
     * The holds in force, as they were placed.
     *
     * @throws UnreadableAgreement when the agreement cannot be read
     * @throws IOException when the package's terms cannot be read
     */
    public List<Decision> inForce(PackageId aip) throws IOException {
        return archive.decisions(aip).holds();
    }
}

package org.posterity.application;

import java.nio.file.Path;
import java.util.Optional;
import org.posterity.access.Dissemination;
import org.posterity.access.DisseminationRequest;
import org.posterity.model.PackageId;

/** Hands out a copy of a package. */
public final class Deliver {
    private final Premises premises;

    public Deliver(Premises premises) {
        this.premises = premises;
    }

    /**
     * @param name as people name packages
     * @param to the folder to write the copy into
     * @return empty if something is wrong with the package, which has been reported by then
     */
    public PackageLookup<Optional<Dissemination>> run(String name, DisseminationRequest.Form form, Path to) {
        Path folder = premises.outside(to, "--to");
        try (Archive archive = premises.open()) {
            return Locator.find(name, archive, premises, aip -> copy(aip, form, folder, archive));
        }
    }

    private Optional<Dissemination> copy(PackageId aip, DisseminationRequest.Form form, Path folder, Archive archive) {
        if (premises.notices().tell(archive.findings(aip))) {
            return Optional.empty();
        }
        StageFunctions stages = StageFunctions.ofAccess(archive.access()::deliver);
        try (Pipeline pipeline = premises.way().open(stages, new RunningStages(), Optional.empty())) {
            return Optional.of(pipeline.deliver(new DisseminationRequest(aip, form, folder)));
        }
    }
}

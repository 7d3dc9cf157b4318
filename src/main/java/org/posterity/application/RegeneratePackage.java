package org.posterity.application;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.posterity.application.Regenerate.Regenerated;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;

/** Regenerates the documents of a package. */
public final class RegeneratePackage {
    private final Premises premises;
    private final Progress progress;
    private final RunningStages running;

    /** @param running through which the work can be stopped */
    public RegeneratePackage(Premises premises, Progress progress, RunningStages running) {
        this.premises = premises;
        this.progress = progress;
        this.running = running;
    }

    /** What became of a package. */
    public record Answer(PackageId aip, Regenerated regenerated) {}

    /**
     * @param name as people name packages
     * @param patience how long to wait for another run
     * @return empty if something is wrong with the package, which has been reported by then
     */
    public PackageLookup<Optional<Answer>> run(String name, Duration patience) {
        if (!Archive.isThere(premises.archive())) {
            return new PackageLookup.NotOne<>(false, List.of());
        }
        Settings settings = premises.settings();
        try (Archive archive = premises.openToWrite(settings, patience)) {
            running.workIn(archive.workspace());
            Wiring wiring = new Wiring(settings, archive, progress);
            return Locator.find(name, archive, premises, aip -> regenerate(aip, wiring, archive));
        }
    }

    private Optional<Answer> regenerate(PackageId aip, Wiring wiring, Archive archive) {
        if (premises.notices().tell(archive.findings(aip))) {
            return Optional.empty();
        }
        StageFunctions stages = StageFunctions.ofDocuments(wiring.regenerate()::regenerate, wiring.replication());
        try (Pipeline pipeline = premises.way().open(stages, running, Optional.empty())) {
            return Optional.of(new Answer(aip, pipeline.regenerate(aip)));
        }
    }
}

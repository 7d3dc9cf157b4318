package org.posterity.application;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.posterity.application.Regenerate.Regenerated;
import org.posterity.consent.AgreedNow;
import org.posterity.consent.ConsentRecordReader;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.holdings.HeldUnder;
import org.posterity.holdings.Holding;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.record.PackageRecords;
import org.posterity.record.Terms;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.HeadMoved;
import org.posterity.storage.StoredContent;

/**
 * Gives packages the terms that their agreements have now, each in a new version. Which packages lag behind is found by
 * comparison, so a run that was killed is completed by the next.
 */
public final class FollowAgreements {
    private final Archive archive;
    private final Regenerate regenerate;
    private final Consumer<PackageId> replication;
    private final Premises premises;
    private final RunningStages running;
    private final AgreedNow agreed;

    FollowAgreements(
            Archive archive, Wiring wiring, ConsentRecordReader reader, Premises premises, RunningStages running) {
        this.archive = archive;
        this.regenerate = wiring.regenerate();
        this.replication = wiring.replication();
        this.premises = premises;
        this.running = running;
        this.agreed = new AgreedNow(archive.keptAgreements(), reader);
    }

    /**
     * A package under an agreement.
     *
     * @param version that it has with the new terms; empty if it could not be given them, which has been reported by then
     */
    public record Followed(PackageId aip, Optional<Integer> version) {}

    /** The packages under these agreements that lag behind, and those that the index knows to lag behind. */
    List<Followed> run(Collection<String> agreements) {
        List<PackageId> behind = archive.holdings().list().stream()
                .filter(holding -> isUnder(holding, agreements::contains) || !archive.follows(holding.aip()))
                .map(Holding::aip)
                .filter(this::isBehind)
                .toList();
        if (behind.isEmpty()) {
            return List.of();
        }
        List<Followed> followed = new ArrayList<>();
        StageFunctions stages = StageFunctions.ofDocuments(this::regenerate, replication);
        try (Pipeline pipeline = premises.way().open(stages, running, Optional.empty())) {
            for (PackageId aip : behind) {
                followed.add(follow(aip, pipeline));
            }
        }
        return followed;
    }

    private static boolean isUnder(Holding holding, Predicate<String> agreement) {
        return holding.agreements().stream().map(HeldUnder::agreement).anyMatch(agreement);
    }

    private boolean isBehind(PackageId aip) {
        try {
            Terms terms = records(aip).terms();
            return terms.accessions().stream()
                    .anyMatch(accession -> !agreed.terms(accession).equals(accession));
        } catch (IOException | DamagedPackage | UnreadableAgreement e) {
            // other commands tell; whatever cannot be read is closed
            return false;
        } catch (TerminalFailure e) {
            return false;
        }
    }

    private PackageRecords records(PackageId aip) {
        return new PackageRecords(new StoredContent(archive.storage().files(aip)));
    }

    private Followed follow(PackageId aip, Pipeline pipeline) {
        if (premises.notices().tell(archive.findings(aip))) {
            return new Followed(aip, Optional.empty());
        }
        Regenerated changed = pipeline.regenerate(aip);
        changed.damage().ifPresent(premises.notices()::say);
        return new Followed(aip, changed.version().map(it -> it.version()));
    }

    private Regenerated regenerate(PackageId aip) {
        try {
            Optional<String> lagging = lagging(aip);
            if (lagging.isEmpty()) {
                // another run was quicker
                return new Regenerated(List.of(), archive.storage().head(aip), Optional.empty());
            }
            return regenerate.regenerate(
                    aip,
                    AgreedChange.after(
                            agreed.lastEvent(lagging.get()),
                            agreed,
                            Machine.clock().instant()));
        } catch (HeadMoved e) {
            return new Regenerated(
                    List.of(), Optional.empty(), Optional.of("It was changed by another run; run again."));
        } catch (IOException e) {
            return new Regenerated(
                    List.of(), Optional.empty(), Optional.of(new DamagedPackage(aip, e.getMessage()).getMessage()));
        } catch (DamagedPackage e) {
            return new Regenerated(List.of(), Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    /** The newest agreement of a package whose terms it does not follow. */
    private Optional<String> lagging(PackageId aip) throws IOException {
        return records(aip).terms().accessions().stream()
                .filter(accession -> !agreed.terms(accession).equals(accession))
                .map(Terms.OfAccession::agreement)
                .reduce((earlier, later) -> later);
    }
}

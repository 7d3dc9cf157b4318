package org.posterity.application;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.posterity.intake.IngestRequest;
import org.posterity.model.SubmissionId;
import org.posterity.packaging.Foreseen;
import org.posterity.page.Alert;
import org.posterity.replication.CopyCount;

/**
 * What became of one submission.
 *
 * @param mayBeNamed whether it may be called by the name under which it was handed in
 * @param discrepancies what the operator says about it and its package contradicts
 * @param stored where it lies now, when it was archived
 * @param foreseen what it would add to a package, when it was only checked and would join one
 */
public record Ingested(
        IngestRequest arrival,
        boolean mayBeNamed,
        IngestResult conclusion,
        List<Discrepancy> discrepancies,
        Optional<Stored> stored,
        Optional<Foreseen> foreseen) {

    /**
     * A new accession.
     *
     * @param folder of its package
     * @param report where it lies, in the words of the store
     * @param copies in how many copies it is kept; empty where the settings name no store
     * @param alerts how many of its files somebody should act on
     * @param added what a later accession added
     */
    public record Stored(
            Path folder,
            Optional<String> report,
            Map<Alert, Long> alerts,
            Optional<CopyCount> copies,
            Optional<Added> added) {}

    static Ingested of(IngestRequest arrival, IngestResult conclusion, Archive archive, NamesOfDonations names) {
        return of(arrival, conclusion, archive, names, submission -> Optional.empty());
    }

    /** @param foreseen what a submission that was only checked would add to a package */
    static Ingested of(
            IngestRequest arrival,
            IngestResult conclusion,
            Archive archive,
            NamesOfDonations names,
            Function<SubmissionId, Optional<Foreseen>> foreseen) {
        List<Discrepancy> discrepancies = conclusion instanceof IngestResult.AlreadyHeld it
                ? archive.holdings()
                        .find(it.held().held().aip())
                        .map(holding -> Discrepancy.between(arrival, holding))
                        .orElse(List.of())
                : List.of();
        Optional<Stored> stored = conclusion instanceof IngestResult.Archived it
                ? Optional.of(archive.place(it.holding()))
                : Optional.empty();
        Optional<Foreseen> joins = conclusion instanceof IngestResult.Checked it
                ? foreseen.apply(it.export().submission().submission().id())
                : Optional.empty();
        return new Ingested(arrival, names.inReports(), conclusion, discrepancies, stored, joins);
    }

    /** What it is called where it may not be named; a submission that was not started has no such name. */
    public SubmissionId submission() {
        if (conclusion instanceof IngestResult.Archived it) {
            return it.holding().submission();
        }
        if (conclusion instanceof IngestResult.AlreadyHeld it) {
            return it.held().submission();
        }
        return conclusion instanceof IngestResult.Checked it
                ? it.export().submission().submission().id()
                : ((IngestResult.NotTakenIn) conclusion).report().rejection().submission();
    }

    /** Whether nothing about it needs attention. */
    public boolean isWell() {
        return !(conclusion instanceof IngestResult.NotTakenIn) && discrepancies.isEmpty();
    }
}

package org.posterity.application;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.posterity.access.Dissemination;
import org.posterity.access.DisseminationRequest;
import org.posterity.application.Regenerate.Regenerated;
import org.posterity.characterisation.DescribedExport;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.export.Export;
import org.posterity.export.RecognisedExport;
import org.posterity.holdings.Holding;
import org.posterity.intake.IngestRequest;
import org.posterity.intake.Submission;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.Rejection;
import org.posterity.packaging.ArchivalPackage;
import org.posterity.privacy.ScreenedExport;
import org.posterity.refused.RefusalReport;
import org.posterity.storage.StoredPackage;

/**
 * All stages as functions: the flow, readable from the types.
 *
 * @param viruscheck has what was received scanned, where that is switched on
 * @param export recognises the exports in a submission; from there each goes its own way
 * @param reading reads one of them
 * @param agreement keeps the agreement of a package that is about to be stored, and passes the package on
 * @param replication copies a package that has a new version
 */
public record StageFunctions(
        Supplier<List<IngestRequest>> inbox,
        Function<IngestRequest, Outcome<Submission>> intake,
        Function<Submission, Outcome<Submission>> viruscheck,
        Function<Submission, Outcome<ConsentedSubmission>> consent,
        Function<ConsentedSubmission, Outcome<List<RecognisedExport>>> export,
        Function<RecognisedExport, Outcome<Export>> reading,
        Function<Export, DescribedExport> characterisation,
        Function<DescribedExport, Outcome<ScreenedExport>> privacy,
        Function<ScreenedExport, Outcome<ArchivalPackage>> packaging,
        Function<ArchivalPackage, ArchivalPackage> agreement,
        Function<ArchivalPackage, StoredPackage> storage,
        Function<StoredPackage, Holding> holdings,
        Consumer<PackageId> replication,
        Function<DisseminationRequest, Dissemination> access,
        Function<PackageId, Regenerated> document,
        BiFunction<Rejection, IngestRequest, RefusalReport> refused) {

    /** Access only: nothing is taken in. */
    public static StageFunctions ofAccess(Function<DisseminationRequest, Dissemination> access) {
        return of(access, StageFunctions::closed, StageFunctions::closed);
    }

    /** Regeneration of documents only, and copies of what has a new version. */
    static StageFunctions ofDocuments(Function<PackageId, Regenerated> document, Consumer<PackageId> replication) {
        return of(StageFunctions::closed, document, replication);
    }

    /** Copies only. */
    static StageFunctions ofCopies(Consumer<PackageId> replication) {
        return of(StageFunctions::closed, StageFunctions::closed, replication);
    }

    private static StageFunctions of(
            Function<DisseminationRequest, Dissemination> access,
            Function<PackageId, Regenerated> document,
            Consumer<PackageId> replication) {
        return new StageFunctions(
                List::of,
                StageFunctions::closed,
                StageFunctions::closed,
                StageFunctions::closed,
                StageFunctions::closed,
                StageFunctions::closed,
                StageFunctions::closed,
                StageFunctions::closed,
                StageFunctions::closed,
                StageFunctions::closed,
                StageFunctions::closed,
                StageFunctions::closed,
                replication,
                access,
                document,
                (rejection, arrival) -> closed(rejection));
    }

    /** A stage that is closed in this run. */
    public static <I, O> O closed(I product) {
        throw new IllegalStateException("This stage is not available in this run. Check the last change in routes/.");
    }
}

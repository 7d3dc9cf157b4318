package org.posterity.routing;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.posterity.access.Dissemination;
import org.posterity.access.DisseminationRequest;
import org.posterity.characterisation.DescribedExport;
import org.posterity.consent.ConsentedSubmission;
import org.posterity.export.Export;
import org.posterity.holdings.Holding;
import org.posterity.intake.Arrival;
import org.posterity.intake.Submission;
import org.posterity.model.Outcome;
import org.posterity.model.Rejection;
import org.posterity.packaging.ArchivalPackage;
import org.posterity.privacy.ScreenedExport;
import org.posterity.refused.RefusalReport;
import org.posterity.storage.StoredPackage;

/** The doors of all stages: the flow, readable from the types. */
public record Doors(
        Supplier<List<Arrival>> inbox,
        Function<Arrival, Outcome<Submission>> intake,
        Function<Submission, Outcome<ConsentedSubmission>> consent,
        Function<ConsentedSubmission, Outcome<Export>> export,
        Function<Export, DescribedExport> characterisation,
        Function<DescribedExport, Outcome<ScreenedExport>> privacy,
        Function<ScreenedExport, Outcome<ArchivalPackage>> packaging,
        Function<ArchivalPackage, StoredPackage> storage,
        Function<StoredPackage, Holding> holdings,
        Function<DisseminationRequest, Dissemination> access,
        BiFunction<Rejection, Arrival, RefusalReport> refused) {

    /** Only the last door opens: nothing is taken in. */
    public static Doors ofAccess(Function<DisseminationRequest, Dissemination> access) {
        return new Doors(
                List::of,
                Doors::closed,
                Doors::closed,
                Doors::closed,
                Doors::closed,
                Doors::closed,
                Doors::closed,
                Doors::closed,
                Doors::closed,
                access,
                (rejection, arrival) -> closed(rejection));
    }

    /** A door that leads nowhere in this run. */
    public static <I, O> O closed(I product) {
        throw new IllegalStateException("This door is closed in this run; look at the last change in routes/.");
    }
}

package org.posterity.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Predicate;
import org.posterity.document.Documents;
import org.posterity.format.bagit.BagProfile;
import org.posterity.format.bagit.SealedBag;
import org.posterity.format.fixity.ChangedFileException;
import org.posterity.format.fixity.SideBySide;
import org.posterity.format.warc.CdxjIndex;
import org.posterity.intake.Submission;
import org.posterity.intake.Workspace;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;
import org.posterity.model.Rejection;
import org.posterity.model.TerminalFailure;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;
import org.posterity.record.PackageRecords;

/** The entry to this stage: turns a screened export into a sealed bag. */
public final class Packaging {
    private static final int FIRST_ACCESSION = 1;

    private final Institution institution;
    private final BagProfile profile;
    private final Predicate<PackageId> taken;
    private final Clock clock;
    private final Progress progress;

    /** @param taken whether storage holds a package of this identifier */
    public Packaging(
            Institution institution, BagProfile profile, Predicate<PackageId> taken, Clock clock, Progress progress) {
        this.institution = institution;
        this.profile = profile;
        this.taken = taken;
        this.clock = clock;
        this.progress = progress;
    }

    public Outcome<ArchivalPackage> seal(ScreenedExport export) {
        Submission submission = export.submission().submission();
        PackageId aip = submission.arrival().aip().orElseGet(() -> PackageId.mint(submission.digest()));
        if (taken.test(aip)) {
            return Outcome.rejected(Rejection.refused(
                    submission.id(),
                    "identifier-taken",
                    "The archive already holds a package with this identifier.",
                    new Fault("the option --id", "Another package has it.", "Choose a different identifier.")));
        }
        Path root = submission.workspace().folder("bag").resolve(submission.id().value());
        Workspace.clear(root);
        try {
            return Outcome.passed(write(export, aip, root));
        } catch (ChangedFileException e) {
            return Outcome.rejected(submission.changed());
        } catch (IOException e) {
            throw new TerminalFailure("The package could not be written; is the disk full?", e);
        }
    }

    private ArchivalPackage write(ScreenedExport export, PackageId aip, Path root) throws IOException {
        Instant now = clock.instant();
        PackageWriter bag = PackageWriter.create(root);
        progress.begin("packaging", bytesToWrite(export));
        AccessionRecords records = new AccessionRecords(export, institution, profile, aip, FIRST_ACCESSION, now);
        PostCompleteness completeness = new PostCompleteness(export);
        AccessionWarcs warcs = new AccessionWarcs(
                bag,
                now,
                aip,
                FIRST_ACCESSION,
                institution,
                export.submission().terms().institution(),
                progress);
        Workspace workspace = export.submission().submission().workspace();
        try (CdxjIndex index = new CdxjIndex(workspace.folder("index"))) {
            new AccessionWriter(export, records, completeness, bag, warcs, index, new ReportStills(institution))
                    .write(new RecordAddress(institution.baseUri(), aip));
            Documents documents = new Documents(new PackageRecords(bag.content()), index::write);
            draw(documents, bag);
            SealedBag sealed = bag.seal(documents.bagInfo());
            return new ArchivalPackage(
                    export.submission().submission(),
                    export.submission().terms().record(),
                    records.accession(),
                    completeness.counts(),
                    records.terms(),
                    sealed.root(),
                    sealed.files());
        }
    }

    /** Two at a time: no document depends on another. The longest are last in the list, and started first. */
    private static void draw(Documents documents, PackageWriter bag) throws IOException {
        Deque<String> paths = new ConcurrentLinkedDeque<>(documents.paths());
        try {
            SideBySide.run("documents", () -> {
                for (String next = paths.pollLast(); next != null; next = paths.pollLast()) {
                    String path = next;
                    try {
                        bag.write(path, out -> documents.draw(path, out));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static long bytesToWrite(ScreenedExport export) {
        return export.files().stream()
                .filter(file -> !(file.disposition() instanceof Disposition.LeftOut))
                .mapToLong(ScreenedFile::size)
                .sum();
    }
}

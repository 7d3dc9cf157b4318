package org.posterity.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.posterity.document.Documents;
import org.posterity.document.RecordIndex;
import org.posterity.format.bagit.BagProfile;
import org.posterity.format.bagit.SealedBag;
import org.posterity.format.fixity.ChangedFileException;
import org.posterity.format.fixity.SideBySide;
import org.posterity.format.warc.CdxjIndex;
import org.posterity.intake.Submission;
import org.posterity.intake.Workspace;
import org.posterity.model.Digest;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;
import org.posterity.model.TerminalFailure;
import org.posterity.packaging.Joining.Joined;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;
import org.posterity.record.PackageContent;
import org.posterity.record.PackageRecords;

/** The entry to this stage: turns a screened export into a sealed bag. */
public final class Packaging {
    private final Institution institution;
    private final BagProfile profile;
    private final Predecessors predecessors;
    private final Clock clock;
    private final Progress progress;

    /** @param predecessors the packages that an accession may join */
    public Packaging(
            Institution institution, BagProfile profile, Predecessors predecessors, Clock clock, Progress progress) {
        this.institution = institution;
        this.profile = profile;
        this.predecessors = predecessors;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Writes a new package, or a new version of the package that the submission joins. If its records say nothing new, there is
     * no version, and it counts as held.
     */
    public Outcome<ArchivalPackage> seal(ScreenedExport export) {
        return new Joining(predecessors, export).decide().then(joined -> seal(export, joined));
    }

    /** What a submission would add to a package; empty if it would become a new one. Nothing is written. */
    public Outcome<Optional<Foreseen>> foresee(ScreenedExport export) {
        return new Joining(predecessors, export).decide().then(joined -> Outcome.passed(foreseen(export, joined)));
    }

    private static Optional<Foreseen> foreseen(ScreenedExport export, Joined joined) {
        try {
            return joined.before().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Foreseen.of(
                            joined,
                            joined.accession(),
                            !export.withoutExport(),
                            export.files().stream()
                                    .filter(file -> !(file.disposition() instanceof Disposition.LeftOut))
                                    .toList()));
        } catch (IOException e) {
            throw new TerminalFailure("The package that the submission joins cannot be read.", e);
        }
    }

    private Outcome<ArchivalPackage> seal(ScreenedExport export, Joined joined) {
        Submission submission = export.submission().submission();
        Path root = submission.workspace().folder("bag").resolve(submission.id().value());
        Workspace.clear(root);
        try {
            return write(export, joined, root);
        } catch (ChangedFileException e) {
            return Outcome.rejected(submission.changed());
        } catch (IOException e) {
            throw new TerminalFailure("The package could not be written; is the disk full?", e);
        }
    }

    private Outcome<ArchivalPackage> write(ScreenedExport export, Joined joined, Path root) throws IOException {
        Instant now = clock.instant();
        PackageId aip = joined.aip();
        int accession = joined.accession();
        PackageWriter bag = joined.before().isPresent()
                ? PackageWriter.on(joined.before().get(), root)
                : PackageWriter.create(root);
        progress.begin("packaging", bytesToWrite(export));
        AccessionRecords records = new AccessionRecords(export, institution, profile, aip, accession, now);
        AccessionWarcs warcs = new AccessionWarcs(
                bag,
                now,
                aip,
                accession,
                institution,
                export.submission().terms().institution(),
                progress);
        Submission submission = export.submission().submission();
        Path indexRuns = submission.workspace().folder("index");
        try (CdxjIndex index = new CdxjIndex(indexRuns)) {
            AccessionWriter writer =
                    new AccessionWriter(export, records, joined, bag, warcs, index, new ReportStills(institution));
            boolean added = writer.write(new RecordAddress(institution.baseUri(), aip));
            PackageContent content = bag.content();
            if (joined.before().isPresent() && !added && !submission.arrival().again()) {
                Optional<Integer> same = new NothingNew(new PackageRecords(content), accession).asIn();
                if (same.isPresent()) {
                    return new Outcome.AlreadyHeld<>(
                            submission.id(),
                            new Outcome.HeldAs(aip, joined.before().get().version(), same.get()));
                }
            }
            Documents documents = new Documents(
                    new PackageRecords(content),
                    joined.before().isPresent()
                            ? RecordIndex.ofHeaders(content, indexRuns.resolve("all"))
                            : index::write);
            draw(documents, bag);
            SealedBag sealed = bag.seal(documents.bagInfo());
            ChangedFiles files = joined.before().isPresent()
                    ? ChangedFiles.of(
                            root, sealed.files(), digests(joined.before().get()))
                    : new ChangedFiles(sealed.files(), List.of());
            return Outcome.passed(new ArchivalPackage(
                    submission,
                    export.submission().terms().record(),
                    records.accession(),
                    joined.completeness().counts(),
                    writer.terms(),
                    joined.before(),
                    sealed.root(),
                    files.changed(),
                    files.kept()));
        }
    }

    private static Map<String, Digest> digests(Predecessor before) {
        Map<String, Digest> digests = new HashMap<>();
        before.payload().forEach(file -> digests.put(file.path(), file.sha512()));
        return digests;
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

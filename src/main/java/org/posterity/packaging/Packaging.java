package org.posterity.packaging;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;
import org.posterity.consent.ConsentJsonLd;
import org.posterity.consent.ConsentTerms;
import org.posterity.format.bagit.BagProfile;
import org.posterity.format.bagit.BagWriter;
import org.posterity.format.bagit.SealedBag;
import org.posterity.format.warc.PayloadChangedException;
import org.posterity.intake.Submission;
import org.posterity.intake.Workspace;
import org.posterity.model.Fault;
import org.posterity.model.Outcome;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;
import org.posterity.model.Rejection;
import org.posterity.model.TerminalFailure;
import org.posterity.page.PackageReadme;
import org.posterity.page.PackageReport;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;

/** The door of the stage: a screened export becomes a sealed bag. */
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
                    "The archive already holds a package of this identifier.",
                    new Fault("the option --id", "Another package bears it.", "Name another identifier.")));
        }
        Path root = submission.workspace().folder("bag").resolve(submission.id().value());
        Workspace.clear(root);
        try {
            return Outcome.passed(write(export, aip, root));
        } catch (PayloadChangedException e) {
            return Outcome.rejected(submission.changed());
        } catch (IOException e) {
            throw new TerminalFailure("The package could not be written; is the disk full?", e);
        }
    }

    private ArchivalPackage write(ScreenedExport export, PackageId aip, Path root) throws IOException {
        Instant now = clock.instant();
        ConsentTerms terms = export.submission().terms();
        BagWriter bag = BagWriter.create(root);
        progress.begin("packaging", bytesToWrite(export));
        Completeness completeness = new Completeness(export);
        AccessionFacts facts = facts(export, aip, completeness, now);
        WarcWriting warcs = new WarcWriting(bag, now, aip, FIRST_ACCESSION, institution, terms.institution(), progress);
        RecordAddress address = new RecordAddress(institution.baseUri(), aip);
        Contents contents = new ContentWriting(
                        export,
                        warcs,
                        address,
                        new PostViews(export, aip, FIRST_ACCESSION),
                        new LooseViews(export, aip, FIRST_ACCESSION))
                .write(completeness, FIRST_ACCESSION);

        new IndexWriting(bag)
                .write(contents, "Posts of " + export.submission().account().username());
        LedgerWriting ledgers = new LedgerWriting(bag, facts.folderBelowData(), export);
        ledgers.posts(contents.posts());
        ledgers.engagement(contents);
        ledgers.characterisation(contents);
        ledgers.completeness(completeness, contents.posts());
        ledgers.file("accounting.json", new AccountingJson(export)::writeTo);
        ledgers.file(
                "reidentification.json",
                new ReidentificationJson(new ReidentificationViews(export, contents).view())::writeTo);
        ledgers.file("not-retained.csv", new NotRetained(export, contents.posts())::writeTo);
        ledgers.file("consent-terms.json", out -> out.write(WarcWriting.json(terms.toJson())));
        ledgers.file(SelectionJson.FILE, new SelectionJson(export.facts(), new HeldItems(export, contents))::writeTo);
        ledgers.file(ConsentJsonLd.TERMS_FILE, out -> out.write(ConsentJsonLd.write(terms)));
        ledgers.file("accession.json", out -> out.write(facts.toJson()));
        Documents documents = new Documents(export, facts, institution, contents);
        ledgers.file("premis.xml", documents::premis);
        ReportViews report = new ReportViews(export, facts, institution, contents);
        ledgers.file("report.html", out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            new PackageReport().write(report.view(), writer);
            writer.flush();
        });
        LedgerWriting top = new LedgerWriting(bag, "", export);
        top.file("README.txt", out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            new PackageReadme().write(report.readme(), writer);
            writer.flush();
        });
        top.file("ro-crate-metadata.json", documents::crate);
        SealedBag sealed = bag.seal(new BagLabels(profile, institution).of(export, facts));
        return new ArchivalPackage(
                export.submission().submission(),
                export.submission().terms().record(),
                facts,
                sealed.root(),
                sealed.files());
    }

    private static long bytesToWrite(ScreenedExport export) {
        return export.files().stream()
                .filter(file -> !(file.disposition() instanceof Disposition.LeftOut))
                .mapToLong(ScreenedFile::size)
                .sum();
    }

    private static AccessionFacts facts(
            ScreenedExport export, PackageId aip, Completeness completeness, Instant sealedAt) {
        Submission submission = export.submission().submission();
        ConsentTerms terms = export.submission().terms();
        return new AccessionFacts(
                aip,
                FIRST_ACCESSION,
                export.submission().account(),
                terms.institution(),
                submission.arrival().collection(),
                submission.arrival().accessionNumber(),
                submission.id(),
                submission.digest(),
                sealedAt,
                completeness.counts(),
                terms.access(),
                terms.until());
    }
}

package org.posterity.packaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.Agreement;
import org.posterity.format.bagit.BagProfile;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.intake.VirusCheck;
import org.posterity.model.AccessLevel;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.privacy.ScreenedExport;
import org.posterity.record.Accession;
import org.posterity.record.ConsentTerms;
import org.posterity.record.Terms;

/** The records about an accession as a whole: its source, the events, the terms. */
final class AccessionRecords {
    private final ScreenedExport export;
    private final Institution institution;
    private final Accession accession;

    AccessionRecords(
            ScreenedExport export,
            Institution institution,
            BagProfile profile,
            PackageId aip,
            int number,
            Instant sealedAt) {
        this.export = export;
        this.institution = institution;
        Submission submission = export.submission().submission();
        this.accession = new Accession(
                Accession.FORMAT,
                aip,
                number,
                export.submission().account(),
                export.facts().platform().platform().name(),
                new Accession.Keeper(
                        export.submission().terms().institution(),
                        institution.contactName(),
                        institution.contactEmail(),
                        institution.baseUri().toString(),
                        profile.identifier()),
                submission.arrival().collection(),
                submission.arrival().accessionNumber(),
                received(submission),
                sealedAt,
                institution.software());
    }

    private static Accession.Received received(Submission submission) {
        List<ReceivedFile> files =
                submission.files().stream().filter(file -> !file.unpacked()).toList();
        return new Accession.Received(
                submission.id(),
                submission.digest(),
                submission.form(),
                submission.receivedAt(),
                files.size(),
                files.stream().mapToLong(ReceivedFile::size).sum(),
                submission.virusCheck().words(),
                submission.virusCheck().isClean() ? Optional.of(true) : Optional.empty());
    }

    Accession accession() {
        return accession;
    }

    /**
     * The terms of the package after this accession: those that were granted for it, and for a minor no more than on site,
     * beside those that hold.
     */
    Terms terms(Optional<Terms> before) {
        ConsentTerms granted = export.submission().terms();
        Terms.OfAccession terms = Terms.OfAccession.of(accession.accession(), Agreement.idOf(granted.id()), granted);
        List<Terms.OfAccession> all =
                new ArrayList<>(before.map(Terms::accessions).orElse(List.of()));
        all.add(export.submission().minor() ? terms.atMost(AccessLevel.ON_SITE) : terms);
        return new Terms(Accession.FORMAT, all, before.map(Terms::restrictions).orElse(List.of()));
    }

    /** What was done from arrival to sealing. */
    List<PreservationEvent> events(long posts, long loose, Optional<String> joined) {
        Submission submission = export.submission().submission();
        Instant arrived = submission.receivedAt();
        List<PreservationEvent> events = new ArrayList<>();
        events.add(event(EventType.TRANSFER, arrived, "Received as " + submission.form() + ".", true));
        events.add(event(EventType.INGESTION_START, arrived, "Submission " + submission.id() + ".", true));
        events.add(event(
                EventType.MESSAGE_DIGEST_CALCULATION,
                arrived,
                submission.files().size() + " files; sha256 of each computed before anything else read it.",
                true));
        VirusCheck check = submission.virusCheck();
        events.add(new PreservationEvent(
                EventType.VIRUS_CHECK,
                check.at().orElse(arrived),
                check.detail(),
                check.isClean() ? "success" : "warning",
                check.scanner().orElse(institution.software())));
        events.add(event(
                EventType.POLICY_ASSIGNMENT,
                arrived,
                "Consent record " + export.submission().terms().record() + ".",
                true));
        events.addAll(export.events());
        events.add(event(
                EventType.INFORMATION_PACKAGE_CREATION,
                accession.sealedAt(),
                "Accession " + accession.accession() + ": " + posts + " posts and " + loose
                        + " unmatched files, each in a WARC file."
                        + joined.map(how -> " " + how).orElse(""),
                true));
        return events;
    }

    private PreservationEvent event(EventType type, Instant time, String detail, boolean success) {
        return new PreservationEvent(type, time, detail, success ? "success" : "warning", institution.software());
    }
}

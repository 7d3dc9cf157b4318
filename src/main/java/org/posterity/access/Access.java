package org.posterity.access;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.posterity.consent.KeptConsent;
import org.posterity.intake.UnfinishedFile;
import org.posterity.model.Agent;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.TerminalFailure;
import org.posterity.record.DamagedRecord;
import org.posterity.record.PackageRecords;
import org.posterity.storage.DamagedFile;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.Journal;
import org.posterity.storage.StoredContent;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackages;

/** The entry to this stage: makes a copy of a package if consent allows it. */
public final class Access {
    private final StoredPackages storage;
    private final KeptConsent consent;
    private final Journal journal;
    private final Clock clock;
    private final Agent software;

    public Access(StoredPackages storage, KeptConsent consent, Journal journal, Clock clock, Agent software) {
        this.storage = storage;
        this.consent = consent;
        this.journal = journal;
        this.clock = clock;
        this.software = software;
    }

    public Dissemination deliver(DisseminationRequest request) {
        PackageId aip = request.aip();
        if (!storage.holds(aip)) {
            return new Dissemination.NotHeld(aip);
        }
        try {
            Optional<String> damage = storage.damage(aip);
            if (damage.isPresent()) {
                return damaged(aip, damage.get());
            }
            List<StoredFile> files = storage.files(aip);
            Optional<ReadableParts> parts = Optional.empty();
            PackageRecords records = new PackageRecords(new StoredContent(files));
            if (request.form() == DisseminationRequest.Form.FILES) {
                LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
                AccessGate gate = new AccessGate(consent, records.terms(), today);
                Optional<Dissemination.Refused> refusal = gate.closed();
                if (refusal.isEmpty()) {
                    parts = Optional.of(ReadableParts.of(records, gate));
                    refusal = parts.get().refusal();
                }
                if (refusal.isPresent()) {
                    note(aip, request.form() + " refused: " + refusal.get().code(), "fail");
                    return refusal.get();
                }
            }
            Path place = AipExport.placeFor(request);
            Dissemination.Delivered delivered;
            try (UnfinishedFile draft = UnfinishedFile.of(place)) {
                delivered = write(request, files, records, parts, draft.path());
                draft.finish();
            }
            delivered = new Dissemination.Delivered(place, delivered.files(), delivered.bytes(), delivered.closed());
            String without = delivered.closed() == 0
                    ? ""
                    : ", without " + delivered.closed()
                            + (delivered.closed() == 1 ? " closed post or file" : " closed posts and files");
            note(
                    aip,
                    "Copy handed out as " + request.form().name().toLowerCase(Locale.ROOT) + without + ".",
                    "success");
            return delivered;
        } catch (FileAlreadyExistsException e) {
            return new Dissemination.Refused(
                    "place-taken",
                    "Something exists already at " + e.getFile() + "; nothing was overwritten.",
                    "Name another folder with --to, or move the existing one away.");
        } catch (DamagedFile | DamagedRecord e) {
            return damaged(aip, e.getMessage());
        } catch (IOException e) {
            throw new TerminalFailure("The copy could not be written to " + request.to() + "; is the disk full?", e);
        }
    }

    /** Writes the donor's own posts and files into a new folder, with pages to read and a list; whatever readers may see. */
    public void deliverToDonor(PackageId aip, Path folder) throws IOException {
        Files.createDirectories(folder);
        AccessCopy.forDonor(new PackageRecords(new StoredContent(storage.files(aip))), folder)
                .withList()
                .write();
    }

    private Dissemination.Refused damaged(PackageId aip, String what) {
        note(aip, "No copy handed out: the package is damaged.", "fail");
        return new Dissemination.Refused(
                DamagedPackage.CODE,
                "The package is damaged. " + what + " No copy was handed out.",
                DamagedPackage.REMEDY);
    }

    private Dissemination.Delivered write(
            DisseminationRequest request,
            List<StoredFile> files,
            PackageRecords records,
            Optional<ReadableParts> parts,
            Path draft)
            throws IOException {
        return switch (request.form()) {
            case BAG -> AipExport.bag(files, draft);
            case TAR ->
                AipExport.tar(
                        files,
                        draft,
                        AipExport.nameOf(request.aip()),
                        storage.head(request.aip()).orElseThrow().created());
            case FILES -> {
                AipExport.check(files);
                yield AccessCopy.forReaders(records, parts.orElseThrow(), draft).write();
            }
        };
    }

    private void note(PackageId aip, String detail, String outcome) {
        journal.append(aip, new PreservationEvent(EventType.DISSEMINATION, clock.instant(), detail, outcome, software));
    }
}

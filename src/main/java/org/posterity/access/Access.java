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
import org.posterity.access.Dissemination.Refused;
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
                return damaged(request, damage.get());
            }
            return deliver(request, storage.files(aip));
        } catch (FileAlreadyExistsException e) {
            return new Dissemination.Refused(
                    "place-taken",
                    "Something exists already at " + e.getFile() + "; nothing was overwritten.",
                    "Name another folder with --to, or move the existing one away.");
        } catch (DamagedFile | DamagedRecord e) {
            return damaged(request, e.getMessage());
        } catch (IOException e) {
            throw new TerminalFailure("The copy could not be written to " + request.to() + "; is the disk full?", e);
        }
    }

    private Dissemination deliver(DisseminationRequest request, List<StoredFile> files) throws IOException {
        PackageRecords records = new PackageRecords(new StoredContent(files));
        AccessGate gate = gate(request.aip(), records);
        Optional<ReadableParts> parts = Optional.empty();
        Optional<Refused> refusal = request.use().isPresent() ? gate.closed() : gate.closedToEverybody();
        if (refusal.isEmpty() && request.use().isPresent()) {
            String purpose = request.use().get().purpose();
            parts = Optional.of(ReadableParts.of(records, gate, purpose));
            refusal = parts.get().isEmpty()
                    ? gate.closedFor(purpose)
                    : parts.get().refusal();
        }
        if (refusal.isPresent()) {
            refused(request, refusal.get().code());
            return refusal.get();
        }
        Closed closed = (parts.isPresent() ? parts.get() : ReadableParts.forAnyPurpose(records, gate)).closed();
        Path place = AipExport.placeFor(request);
        AipExport.Written written;
        try (UnfinishedFile draft = UnfinishedFile.of(place)) {
            written = write(request, files, records, parts, draft.path());
            // what was closed while the copy was made must not leave with it
            if (!gate(request.aip(), current(request.aip())).isSameAs(gate)) {
                refused(request, "terms-changed");
                return new Refused(
                        "terms-changed",
                        "The terms of the package changed while the copy was made; it was thrown away.",
                        "Ask again.");
            }
            draft.finish();
        }
        handedOut(request, closed);
        return new Dissemination.Delivered(place, written.files(), written.bytes(), closed);
    }

    private PackageRecords current(PackageId aip) {
        return new PackageRecords(new StoredContent(storage.files(aip)));
    }

    private AccessGate gate(PackageId aip, PackageRecords records) throws IOException {
        return new AccessGate(aip, consent, records.terms(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** Writes the donor's own posts and files into a new folder, with pages to read and a list; whatever readers may see. */
    public void deliverToDonor(PackageId aip, Path folder) throws IOException {
        PackageRecords records = current(aip);
        if (gate(aip, records).closedToEverybody().isPresent()) {
            throw new TerminalFailure("Package " + aip.shortForm() + " was closed to everybody meanwhile.");
        }
        Files.createDirectories(folder);
        AccessCopy.forDonor(records, folder).withList().write();
    }

    private Dissemination.Refused damaged(DisseminationRequest request, String what) {
        refused(request, DamagedPackage.CODE);
        return new Dissemination.Refused(
                DamagedPackage.CODE,
                "The package is damaged. " + what + " No copy was handed out.",
                DamagedPackage.REMEDY);
    }

    private AipExport.Written write(
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
                yield AccessCopy.forReaders(
                                records, parts.orElseThrow(), request.use().orElseThrow(), draft)
                        .write();
            }
        };
    }

    private void handedOut(DisseminationRequest request, Closed closed) {
        boolean isPart = request.use().isPresent() && !closed.isNothing();
        note(request, "handed out", isPart ? ", without " + closed.words() + " (closed)" : "", "success");
    }

    private void refused(DisseminationRequest request, String code) {
        note(request, "refused", ": " + code, "fail");
    }

    /** What was asked for, for whom, and what became of it. */
    private void note(DisseminationRequest request, String became, String more, String outcome) {
        String use = request.use()
                .map(it -> " for " + it.purpose() + ", to " + it.recipient())
                .orElse("");
        journal.append(
                request.aip(),
                new PreservationEvent(
                        EventType.DISSEMINATION,
                        clock.instant(),
                        "Copy " + became + " as " + request.form().name().toLowerCase(Locale.ROOT) + use + more + ".",
                        outcome,
                        software));
    }
}

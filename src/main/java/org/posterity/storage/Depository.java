package org.posterity.storage;

import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.posterity.format.bagit.BagValidator;
import org.posterity.format.bagit.PayloadInspector;
import org.posterity.format.warc.WarcValidator;
import org.posterity.model.Agent;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.Progress;
import org.posterity.model.TerminalFailure;
import org.posterity.model.ValidationIssue;
import org.posterity.packaging.ArchivalPackage;

/**
 * The door of the stage: commits a bag in one step, then reads it back once to check bag, WARC files and fixity together. A
 * package that does not come back as it was written is taken out again.
 */
public final class Depository {
    private final ArchivalStorage storage;
    private final Journal journal;
    private final BagValidator validator;
    private final Clock clock;
    private final Agent software;
    private final Progress progress;

    public Depository(
            ArchivalStorage storage,
            Journal journal,
            BagValidator validator,
            Clock clock,
            Agent software,
            Progress progress) {
        this.storage = storage;
        this.journal = journal;
        this.validator = validator;
        this.clock = clock;
        this.software = software;
        this.progress = progress;
    }

    public StoredPackage store(ArchivalPackage pack) {
        PackageId aip = pack.facts().aip();
        List<FileToStore> files = pack.files().stream()
                .map(file -> new FileToStore(file.path(), file.sha512(), file.size()))
                .toList();
        StoredVersion version = storage.commit(
                aip,
                pack.root(),
                files,
                new CommitNote(
                        software.name(),
                        software.id(),
                        "Accession " + pack.facts().accession(),
                        pack.facts().sealedAt()));
        verifyAndNote(version, EnumSet.noneOf(EventType.class));
        return new StoredPackage(pack, version);
    }

    /**
     * Does for packages what a process that was killed right after their commit could not do any more: reads them back, and
     * writes what happened into the journal.
     *
     * @param known the packages of which it is known that they came to their end
     */
    public void completeInterrupted(Set<PackageId> known) {
        List<PackageId> unknown =
                storage.ids().stream().filter(aip -> !known.contains(aip)).toList();
        if (unknown.isEmpty()) {
            return;
        }
        Set<PackageId> verified = journal.packagesWith(EventType.FIXITY_CHECK);
        for (PackageId aip : unknown) {
            if (!verified.contains(aip)) {
                Set<EventType> noted = journal.events(aip).stream()
                        .map(PreservationEvent::type)
                        .collect(Collectors.toSet());
                verifyAndNote(storage.head(aip).orElseThrow(), noted);
            }
        }
    }

    private void verifyAndNote(StoredVersion version, Set<EventType> noted) {
        PackageId aip = version.aip();
        List<StoredFile> files = storage.files(aip);
        verify(aip, files);
        Map<EventType, String> notes = new LinkedHashMap<>();
        notes.put(EventType.INGESTION_END, "Committed as version " + version.version() + ".");
        notes.put(EventType.VALIDATION, "The stored bag and its WARC files are valid.");
        notes.put(EventType.FIXITY_CHECK, files.size() + " files read back: every sha256 as written.");
        notes.forEach((type, detail) -> {
            if (!noted.contains(type)) {
                note(aip, type, detail);
            }
        });
    }

    private void verify(PackageId aip, List<StoredFile> files) {
        PayloadInspector warcs = new WarcInspection(WarcValidator.Depth.STRUCTURE);
        progress.begin("verifying", files.stream().mapToLong(StoredFile::size).sum());
        List<ValidationIssue> issues = validator.validate(
                new CountedBag(new StoredBag(files), progress), BagValidator.Depth.ONE_DIGEST, warcs);
        issues.stream().filter(ValidationIssue::isError).findFirst().ifPresent(issue -> {
            storage.remove(aip);
            throw new TerminalFailure(
                    "Package " + aip.shortForm() + " did not come back from storage as it was written ("
                            + issue.clause() + ", " + issue.where()
                            + "), and was taken out again. Check the disk, then run again: the input is untouched.");
        });
    }

    private void note(PackageId aip, EventType type, String detail) {
        journal.append(aip, new PreservationEvent(type, clock.instant(), detail, "success", software));
    }
}

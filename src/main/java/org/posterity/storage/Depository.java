package org.posterity.storage;

import java.time.Clock;
import java.util.List;
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
        verify(aip);
        note(aip, EventType.INGESTION_END, "Committed as version " + version.version() + ".");
        note(aip, EventType.VALIDATION, "The stored bag and its WARC files are valid.");
        note(aip, EventType.FIXITY_CHECK, files.size() + " files read back: every sha256 as written.");
        return new StoredPackage(pack, version);
    }

    private void verify(PackageId aip) {
        PayloadInspector warcs = new WarcInspection(WarcValidator.Depth.STRUCTURE);
        List<StoredFile> files = storage.files(aip);
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

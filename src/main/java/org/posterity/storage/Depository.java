package org.posterity.storage;

import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.posterity.format.bagit.BagFile;
import org.posterity.format.bagit.BagValidator;
import org.posterity.model.Agent;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.Progress;
import org.posterity.model.TerminalFailure;
import org.posterity.packaging.ArchivalPackage;

/**
 * The entry to this stage: commits a bag in one step, then reads it back once to check bag, WARC files and fixity together. A
 * package that fails this check is set aside. Only a commit in progress is ever undone: once the journal has it, or if
 * nothing says that Posterity is committing it, a package stays, whatever is wrong with it.
 */
public final class Depository {
    private final ArchivalStorage storage;
    private final Journal journal;
    private final BagValidator validator;
    private final Clock clock;
    private final Agent software;
    private final Progress progress;
    private final PackageLocks locks;

    public Depository(
            ArchivalStorage storage,
            Journal journal,
            BagValidator validator,
            Clock clock,
            Agent software,
            Progress progress,
            PackageLocks locks) {
        this.storage = storage;
        this.journal = journal;
        this.validator = validator;
        this.clock = clock;
        this.software = software;
        this.progress = progress;
        this.locks = locks;
    }

    /**
     * Stores a new package, or a new version of one.
     *
     * @throws HeadMoved when somebody else changed the package meanwhile
     */
    public StoredPackage store(ArchivalPackage pack) {
        List<FileToStore> files = new FilesOfBag(pack.files());
        Optional<Head> builtOn = pack.before().map(before -> new Head(before.version(), before.inventory()));
        Set<String> kept = pack.kept().stream().map(BagFile::path).collect(Collectors.toSet());
        CommitNote note = new CommitNote(
                software.name(),
                software.id(),
                "Accession " + pack.accession().accession(),
                pack.accession().sealedAt());
        return new StoredPackage(
                pack, commit(new CommitRequest(pack.accession().aip(), builtOn, pack.root(), files, kept, note)));
    }

    /**
     * Commits a version, checks it, and records it in the journal. Nobody else changes the package meanwhile.
     *
     * @throws HeadMoved when the package's head is not the one the request was built on
     * @throws TerminalFailure when it failed the check and was set aside
     */
    public StoredVersion commit(CommitRequest request) {
        Lock lock = locks.lock(request.aip());
        try {
            StoredVersion version = storage.commit(request);
            verifyAndNote(
                    request.aip(),
                    Optional.of(version.head()),
                    request.note().message(),
                    EnumSet.noneOf(EventType.class));
            return version;
        } finally {
            lock.close();
        }
    }

    /**
     * Completes the commits of killed processes: reads the package back and records the result in the journal. Packages
     * without a commit in progress are not checked, and those that another process is committing now are left to it.
     */
    public void completeInterrupted() {
        for (PackageId aip : storage.inProgress()) {
            Optional<Lock> lock = locks.lockIfFree(aip);
            try {
                // the commit may have ended since it was listed
                if (lock.isPresent() && storage.inProgress().contains(aip)) {
                    completeInterrupted(aip);
                }
            } finally {
                lock.ifPresent(Lock::close);
            }
        }
    }

    private void completeInterrupted(PackageId aip) {
        if (storage.holds(aip)) {
            Optional<Head> head = head(aip);
            verifyAndNote(aip, head, "", noted(aip, head));
            return;
        }
        List<PreservationEvent> events = journal.lines(aip).stream()
                .filter(JournalLine::isOfArchive)
                .map(JournalLine::event)
                .toList();
        PreservationEvent last = events.isEmpty() ? null : events.get(events.size() - 1);
        if (last != null && last.type() == EventType.VALIDATION && failed(last)) {
            noteSetAside(aip, "set-aside");
        }
        storage.complete(aip);
    }

    /** What the journal says about the commit of the newest version, or, if that cannot be read, of any version. */
    private Set<EventType> noted(PackageId aip, Optional<Head> head) {
        Set<EventType> noted = EnumSet.noneOf(EventType.class);
        for (JournalLine line :
                journal.lines(aip).stream().filter(JournalLine::isOfArchive).toList()) {
            // an equal version may have been set aside: only later entries count
            if (failed(line.event())) {
                noted.clear();
            } else if (head.isEmpty() || line.head().equals(head)) {
                noted.add(line.event().type());
            }
        }
        return noted;
    }

    private Optional<Head> head(PackageId aip) {
        try {
            return storage.head(aip).map(StoredVersion::head);
        } catch (DamagedPackage e) {
            return Optional.empty();
        }
    }

    private static boolean failed(PreservationEvent event) {
        return event.type() == EventType.DEACCESSION
                || event.type() == EventType.VALIDATION && event.outcome().equals("fail");
    }

    /**
     * Removes the mark once the journal is complete.
     *
     * @param read the newest version; if it cannot be read, the check fails
     */
    private void verifyAndNote(PackageId aip, Optional<Head> read, String message, Set<EventType> noted) {
        if (!noted.contains(EventType.FIXITY_CHECK)) {
            int files = verify(aip);
            Head head = read.orElseThrow();
            String committed = "Committed as version " + head.version() + ".";
            Map<EventType, String> notes = new LinkedHashMap<>();
            if (head.version() == 1) {
                notes.put(EventType.INGESTION_END, committed);
            } else {
                notes.put(EventType.MODIFICATION, (committed + " " + message).strip());
            }
            notes.put(EventType.VALIDATION, "The stored bag is valid.");
            notes.put(EventType.FIXITY_CHECK, files + " files read back: every sha256 as written.");
            notes.forEach((type, detail) -> {
                if (!noted.contains(type)) {
                    note(aip, type, detail, "success", Optional.of(head));
                }
            });
        }
        storage.complete(aip);
    }

    /** Reads the whole package back. Returns the number of its files. */
    private int verify(PackageId aip) {
        try {
            List<StoredFile> files = storage.files(aip);
            progress.begin(
                    "verifying", files.stream().mapToLong(StoredFile::size).sum());
            validator.validate(new CountedBag(new StoredBag(files), progress), BagValidator.Depth.ONE_DIGEST).stream()
                    .filter(issue -> issue.isError() || issue.isUnchecked())
                    .findFirst()
                    .ifPresent(issue -> {
                        throw setAside(aip, issue.clause() + ", " + issue.where());
                    });
            return files.size();
        } catch (DamagedPackage e) {
            throw setAside(aip, e.what());
        }
    }

    /** The journal records this first, so that a killed process never leaves a version that has vanished without a trace. */
    private TerminalFailure setAside(PackageId aip, String why) {
        note(aip, EventType.VALIDATION, "The package failed the check after writing (" + why + ").", "fail", head(aip));
        String place = storage.setAside(aip);
        if (!storage.holds(aip)) {
            noteSetAside(aip, place);
        }
        storage.complete(aip);
        return new TerminalFailure("Package " + aip.shortForm() + " failed the check after it was written to storage ("
                + why + "). It was moved to " + place
                + " in the archive's folder. Check the disk, then run again: the input is untouched.");
    }

    private void noteSetAside(PackageId aip, String place) {
        String detail = "Moved out of storage before it was archived, to " + place + ".";
        note(aip, EventType.DEACCESSION, detail, "success", Optional.empty());
    }

    private void note(PackageId aip, EventType type, String detail, String outcome, Optional<Head> head) {
        PreservationEvent event = new PreservationEvent(type, clock.instant(), detail, outcome, software);
        journal.append(new JournalLine(aip, event, head));
    }
}

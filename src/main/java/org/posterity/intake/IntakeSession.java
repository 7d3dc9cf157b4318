package org.posterity.intake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.Digest;
import org.posterity.model.Finding;
import org.posterity.model.Outcome;
import org.posterity.model.Progress;
import org.posterity.model.SubmissionId;

/** The intake of one submission. If it is rejected, its identifier comes from what is known so far. */
final class IntakeSession {
    static final String CONSENT = "consent.json";

    private final IngestRequest arrival;
    private final Instant receivedAt;
    private final IntakeLimits limits;
    private final FreeSpace space;
    private final HeldSubmissions held;
    private final Path workspaceParent;
    private final Progress progress;
    private final List<Finding> findings = new ArrayList<>();
    private SubmissionId id = SubmissionId.of(SubmissionDigest.ofListing(List.of()));
    private Workspace workspace;

    IntakeSession(
            IngestRequest arrival,
            Instant receivedAt,
            IntakeLimits limits,
            FreeSpace space,
            HeldSubmissions held,
            Path workspaceParent,
            Progress progress) {
        this.arrival = arrival;
        this.receivedAt = receivedAt;
        this.limits = limits;
        this.space = space;
        this.held = held;
        this.workspaceParent = workspaceParent;
        this.progress = progress;
    }

    Outcome<Submission> run() {
        try {
            BasicFileAttributes attributes = attributes();
            if (attributes.isSymbolicLink()) {
                throw IntakeRefusal.LINK.at(name(), "This is a symbolic link.");
            }
            if (attributes.isDirectory()) {
                return submission("folder", folder());
            }
            if (attributes.isRegularFile()) {
                return archive(ListedFile.of(name(), arrival.path(), attributes));
            }
            throw IntakeRefusal.NOT_A_SUBMISSION.at(name(), "This is a device, a pipe or a socket.");
        } catch (Unacceptable unacceptable) {
            return unacceptable.rejecting(id);
        }
    }

    void clear() {
        if (workspace != null) {
            workspace.close();
        }
    }

    private List<ReceivedFile> folder() throws Unacceptable {
        FolderListing listing = FolderListing.of(arrival.path());
        id = SubmissionId.of(SubmissionDigest.ofListing(listing.files()));
        listing.faults().throwIfAny();
        space.require(listing.size());
        List<ReceivedFile> files = FileHasher.of(listing.files(), progress);
        id = SubmissionId.of(SubmissionDigest.of(files));
        return unpacking().openNested(files);
    }

    private Outcome<Submission> archive(ListedFile file) throws Unacceptable {
        id = SubmissionId.of(SubmissionDigest.ofListing(List.of(file)));
        if (file.size() == 0) {
            throw IntakeRefusal.EMPTY_SUBMISSION.at(file.path(), "This file has no bytes.");
        }
        space.require(file.size());
        ReceivedFile archive = FileHasher.of(List.of(file), progress).get(0);
        id = SubmissionId.of(archive.sha256());
        ArchiveForm form = form(archive);
        return submission(form.label(), unpacking().open(archive, form));
    }

    private ArchiveForm form(ReceivedFile archive) throws Unacceptable {
        try (FileChannel channel = Unpacker.channel(archive.location())) {
            SplitArchive.requireNoPartAmong(List.of(archive));
            Optional<ArchiveForm> form = ArchiveForm.recognise(channel);
            if (form.isEmpty() && SplitArchive.endsIn(channel)) {
                throw SplitArchive.lastPart(archive.path());
            }
            return form.orElseThrow(() -> ArchiveForm.namedLikeOne(archive.name())
                    ? IntakeRefusal.UNREADABLE_ARCHIVE.at(
                            archive.path(),
                            "Its first bytes are not those of an archive. (An expired download link gives a web "
                                    + "page under the archive's name.)")
                    : IntakeRefusal.NOT_A_SUBMISSION.at(
                            archive.path(), "Its first bytes are not those of an archive."));
        } catch (Unacceptable e) {
            throw e;
        } catch (IOException e) {
            throw Interruption.or(e, IntakeRefusal.UNREADABLE_FILE.at(archive.path(), "This file cannot be opened."));
        }
    }

    private Outcome<Submission> submission(String form, List<ReceivedFile> received) throws Unacceptable {
        if (received.isEmpty()) {
            throw IntakeRefusal.EMPTY_SUBMISSION.at(name(), "It contains no files.");
        }
        List<ReceivedFile> files = new ArrayList<>(received);
        files.sort(Comparator.comparing(ReceivedFile::path, SubmissionDigest.BY_BYTES));
        requireOnePathEach(files);
        Digest digest = SubmissionDigest.of(files);
        id = SubmissionId.of(digest);
        Optional<Outcome<Submission>> before = held.find(id, digest, arrival);
        if (before.isPresent()) {
            return before.get();
        }
        return Outcome.passed(new Submission(
                id,
                digest,
                form,
                arrival,
                receivedAt,
                workspace(),
                files,
                VirusCheck.NOT_SCANNED,
                arrival.consent().or(() -> consentAmong(files)),
                findings));
    }

    /** A folder named {@code a.zip!} beside an archive {@code a.zip} could give two files the same path. */
    private static void requireOnePathEach(List<ReceivedFile> files) throws Unacceptable {
        Set<String> paths = new HashSet<>();
        for (ReceivedFile file : files) {
            if (!paths.add(file.path())) {
                throw IntakeRefusal.DUPLICATE_ENTRY.at(file.path(), "Two files have this path.");
            }
        }
    }

    private static Optional<Path> consentAmong(List<ReceivedFile> files) {
        return files.stream()
                .filter(file -> file.path().equals(CONSENT))
                .map(ReceivedFile::location)
                .findFirst();
    }

    private Unpacker unpacking() {
        return new Unpacker(limits, space, workspace().folder("received"), findings);
    }

    private Workspace workspace() {
        if (workspace == null) {
            workspace = Workspace.under(workspaceParent);
        }
        return workspace;
    }

    private BasicFileAttributes attributes() throws Unacceptable {
        try {
            return Files.readAttributes(arrival.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw IntakeRefusal.NOTHING_THERE.at(name(), "This path does not exist or cannot be reached.");
        }
    }

    private String name() {
        Path name = arrival.path().getFileName();
        return name == null ? "" : name.toString();
    }
}

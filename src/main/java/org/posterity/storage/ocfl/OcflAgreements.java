package org.posterity.storage.ocfl;

import io.ocfl.api.exception.OcflJavaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.posterity.consent.Agreement;
import org.posterity.consent.Agreement.Paper;
import org.posterity.consent.Agreement.Part;
import org.posterity.consent.Agreement.Written;
import org.posterity.consent.AgreementFiles;
import org.posterity.consent.Decision;
import org.posterity.consent.DecisionFiles;
import org.posterity.consent.Decisions;
import org.posterity.consent.KeptAgreement;
import org.posterity.consent.KeptAgreements;
import org.posterity.intake.Workspace;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.storage.Audited;
import org.posterity.storage.CommitNote;
import org.posterity.storage.FileToStore;
import org.posterity.storage.Lock;
import org.posterity.storage.Workplace;
import org.posterity.storage.Workplace.Subject;

/**
 * A separate OCFL 1.1 storage root, {@code <archive>/agreements}, which only its owner may enter: one object per agreement,
 * one rename per version. Created with the first agreement.
 */
public final class OcflAgreements implements AgreementFiles, DecisionFiles {
    private static final String FOLDER = "agreements";

    private final Path folder;
    private final Path workspace;
    private final Workplace workplace;
    private final Clock clock;
    private final Agent software;
    private final StorageLayout layout = new StorageLayout();
    private boolean open;

    /**
     * The agreements of an archive that this process writes to; opened after its storage. Processes that change the same
     * agreement wait for each other.
     */
    public OcflAgreements(Workplace workplace, Clock clock, Agent software) {
        this.folder = workplace.archive().resolve(FOLDER);
        this.workspace = workplace.folder().resolve(FOLDER);
        this.workplace = workplace;
        this.clock = clock;
        this.software = software;
    }

    /** The agreements of an archive, for reading, without a lock. Empty if the archive has none. */
    public static KeptAgreements read(Path archive) {
        return new OcflKeptAgreements(archive.resolve(FOLDER));
    }

    /** Reads every byte of an agreement of an archive, as {@link org.posterity.storage.StoredPackages#audit} does of a package. */
    public static Audited audit(Path archive, String id, LongConsumer moved) {
        return OcflAudit.of(archive.resolve(FOLDER).resolve(new StorageLayout().path(new PackageId(id))), moved);
    }

    /** Whether an archive has agreements: a non-empty folder for them. */
    public static boolean isThere(Path archive) {
        return StorageRoot.isBegun(archive.resolve(FOLDER));
    }

    /** Completes what killed processes left unfinished; what is damaged stays as it is. */
    public synchronized void complete() {
        try {
            open();
            workplace.briefly(Subject.folders(), () -> {
                layout.prune(folder);
                return folder;
            });
            for (PackageId id : layout.content(folder).ids()) {
                settle(id);
            }
        } catch (IOException | UncheckedIOException | OcflJavaException e) {
            throw new TerminalFailure("The archive's folder of agreements cannot be read or written.", e);
        }
    }

    @Override
    public <T> T inTurn(String agreement, Supplier<T> work) {
        Lock lock = workplace.lock(Subject.change(agreement));
        try {
            return work.get();
        } finally {
            lock.close();
        }
    }

    @Override
    public synchronized int keep(Agreement agreement) {
        try {
            open();
            return workplace.briefly(
                    Subject.agreement(agreement.id()),
                    () -> add(agreement.id(), agreement.parts(), "Consent record " + agreement.record()));
        } catch (IOException | UncheckedIOException | OcflJavaException e) {
            throw new TerminalFailure("The agreement could not be kept; is the disk full? Run again.", e);
        }
    }

    @Override
    public synchronized void add(String agreement, Decision decision, Optional<Paper> evidence) {
        try {
            open();
            workplace.briefly(Subject.agreement(agreement), () -> {
                KeptAgreement kept = read(workplace.archive()).read(agreement);
                List<Part> parts = new ArrayList<>(evidence.stream().toList());
                parts.add(new Written(Decisions.PATH, Decisions.with(kept, decision)));
                return add(agreement, parts, "Decision of the institution");
            });
        } catch (IOException | UncheckedIOException | OcflJavaException e) {
            throw new TerminalFailure(
                    "The decision could not be kept with the agreement, and nothing was changed; is the disk full? Run"
                            + " again.",
                    e);
        }
    }

    private int add(String id, List<Part> parts, String message) throws IOException {
        Path place = folder.resolve(layout.path(new PackageId(id)));
        OcflObject object = new OcflObject(place);
        if (object.exists()) {
            // a killed process may have left its inventory behind its newest version
            object.settle(workspace.resolve("settling"));
        }
        Optional<Inventory> before = object.exists() ? Optional.of(Inventory.of(place, id, false)) : Optional.empty();
        SortedMap<String, String> held = before.map(it -> it.newest().state()).orElseGet(TreeMap::new);
        int head = before.map(it -> it.head().version()).orElse(0);
        List<Part> fresh = parts.stream().filter(part -> !isHeld(part, held)).toList();
        if (fresh.isEmpty()) {
            return head;
        }
        Path content = workspace.resolve("content");
        Workspace.clear(content);
        OwnerOnly.folder(content);
        Set<String> kept = new TreeSet<>(held.keySet());
        List<FileToStore> written = new ArrayList<>();
        for (Part part : fresh) {
            written.add(write(part, content.resolve(part.path())));
            kept.remove(part.path());
        }
        VersionDraft draft =
                VersionDraft.write(workspace.resolve("draft"), id, before, content, written, kept, note(message));
        OwnerOnly.tree(draft.folder());
        ForceToDisk.tree(draft.folder());
        if (!take(draft, object, place)) {
            throw new IOException("An agreement has an unexpected new version.");
        }
        object.settle(workspace.resolve("settling"));
        return draft.head().version();
    }

    private boolean take(VersionDraft draft, OcflObject object, Path place) throws IOException {
        return workplace.briefly(Subject.folders(), () -> {
            if (!Files.isDirectory(place.getParent())) {
                OwnerOnly.folder(place.getParent());
            }
            return object.take(draft);
        });
    }

    /** Makes the root. */
    private void open() throws IOException {
        if (!open) {
            workplace.briefly(Subject.folders(), () -> {
                boolean isThere = Files.isDirectory(folder);
                StorageRoot.make(folder, Files.createDirectories(workspace));
                if (isThere) {
                    OwnerOnly.close(folder);
                } else {
                    OwnerOnly.tree(folder);
                }
                return folder;
            });
            open = true;
        }
    }

    /** A damaged agreement is left as it is and does not affect others; whoever reads it will be told. */
    private void settle(PackageId id) {
        Optional<Lock> lock = workplace.lockIfFree(Subject.agreement(id.value()));
        try {
            if (lock.isPresent()) {
                new OcflObject(folder.resolve(layout.path(id))).settle(workspace.resolve("settling"));
            }
        } catch (IOException e) {
            return;
        } finally {
            lock.ifPresent(Lock::close);
        }
    }

    /** A paper's path contains its digest; for a text it is computed. */
    private static boolean isHeld(Part part, SortedMap<String, String> held) {
        return part instanceof Written written
                ? Digest.sha512(written.content()).hex().equals(held.get(part.path()))
                : held.containsKey(part.path());
    }

    /** Writes a part. A paper must still be the one named in the record. */
    private static FileToStore write(Part part, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        MessageDigest sha512 = DigestAlgorithm.SHA512.start();
        MessageDigest sha256 = DigestAlgorithm.SHA256.start();
        try (OutputStream file = Files.newOutputStream(target);
                OutputStream out = new DigestOutputStream(new DigestOutputStream(file, sha512), sha256)) {
            if (part instanceof Written written) {
                out.write(written.content());
            } else {
                try (InputStream paper = Files.newInputStream(((Paper) part).location())) {
                    paper.transferTo(out);
                }
            }
        }
        FileToStore written = new FileToStore(
                part.path(),
                Files.size(target),
                Digest.of(DigestAlgorithm.SHA256, sha256.digest()),
                Digest.of(DigestAlgorithm.SHA512, sha512.digest()));
        if (part instanceof Paper paper && !written.sha256().equals(paper.sha256())) {
            throw new TerminalFailure("A signed paper was changed while its submission was being taken in. Run again.");
        }
        return written;
    }

    private CommitNote note(String message) {
        return new CommitNote(software.name(), software.id(), message, clock.instant());
    }
}

package org.posterity.application;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.format.bagit.BagSource;
import org.posterity.format.bagit.BagValidator;
import org.posterity.format.fixity.DigestedFile;
import org.posterity.format.fixity.FileFixity;
import org.posterity.intake.Workspace;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;
import org.posterity.model.TerminalFailure;
import org.posterity.model.ValidationIssue;
import org.posterity.storage.CommitNote;
import org.posterity.storage.CommitRequest;
import org.posterity.storage.FileToStore;
import org.posterity.storage.KeptObject;
import org.posterity.storage.StoreKey;

/**
 * Restores one package from a tar that was delivered of it. Its bag becomes the first version: earlier versions are not in the tar.
 * What is left of the package in storage is put aside.
 */
public final class RestorePackage {
    private static final Pattern IDENTIFIER = Pattern.compile("(?m)^External-Identifier:[ \\t]*(\\S+)[ \\t]*$");
    private static final int PIECE = 1 << 18;

    private final Premises premises;
    private final Progress progress;
    private final RunningStages running;

    /** @param running through which the work can be stopped */
    public RestorePackage(Premises premises, Progress progress, RunningStages running) {
        this.premises = premises;
        this.progress = progress;
        this.running = running;
    }

    /**
     * What became of it.
     *
     * @param wrong why it was not restored, as a sentence; empty if it was
     * @param aside where what was left of it lies now
     */
    public record Answer(Optional<PackageId> aip, Optional<String> wrong, Optional<String> aside) {
        static Answer no(String wrong) {
            return new Answer(Optional.empty(), Optional.of(wrong), Optional.empty());
        }
    }

    /** @throws IllegalArgumentException when there is no such file */
    public Answer run(Path tar, Duration patience) {
        if (!Files.isRegularFile(tar)) {
            throw new IllegalArgumentException("There is no file " + tar + ".");
        }
        Settings settings = premises.settings();
        try (BagSource bag = BagSource.tar(tar)) {
            Optional<ValidationIssue> issue = new BagValidator()
                    .validate(bag, BagValidator.Depth.ONE_DIGEST).stream()
                            .filter(it -> it.isError() || it.isUnchecked())
                            .findFirst();
            if (issue.isPresent()) {
                return Answer.no("The tar is not a valid bag (" + issue.get().clause() + ", "
                        + issue.get().where() + ").");
            }
            try (Archive archive = premises.openToWrite(settings, patience)) {
                running.workIn(archive.workspace());
                Wiring wiring = new Wiring(settings, archive, progress);
                wiring.completeInterrupted();
                archive.storageToWrite().removeEmptyFolders();
                return restore(bag, archive, wiring);
            }
        } catch (IOException e) {
            throw new TerminalFailure("The tar cannot be read, or the archive's workspace cannot be written.", e);
        }
    }

    private Answer restore(BagSource bag, Archive archive, Wiring wiring) throws IOException {
        Path folder = archive.workspace().path().resolve("restore").resolve("bag");
        Workspace.clear(folder);
        List<FileToStore> files = unpack(bag, folder);
        Optional<PackageId> named = identifier(folder);
        if (named.isEmpty()) {
            return Answer.no("The bag does not say which package it is (External-Identifier in bag-info.txt).");
        }
        PackageId aip = named.get();
        if (!archive.journal().copies(aip).stores().isEmpty()) {
            return Answer.no("Stores have copies of package " + aip.shortForm()
                    + " with all its versions. Run posterity repair " + aip.shortForm() + ".");
        }
        Optional<String> aside = Optional.empty();
        if (archive.storage().holds(aip)) {
            if (archive.storage().audit(aip, progress::moved).isIntact()) {
                return Answer.no("Package " + aip.shortForm() + " is in the archive, and intact.");
            }
            String place = Repair.aside();
            StoresOfArchive stores = archive.copies(premises.settings()).stores();
            stores.copies().putAside(KeptObject.of(aip), stores.own(), place);
            aside = Optional.of(place);
        }
        CommitNote note = new CommitNote(
                Machine.software().name(),
                Machine.software().id(),
                "Restored from a delivered tar.",
                Machine.clock().instant());
        wiring.depository().commit(CommitRequest.first(aip, folder, files, note));
        archive.enter(aip);
        archive.register().noteEntered(List.of(aip));
        wiring.replication().accept(aip);
        return new Answer(named, Optional.empty(), aside);
    }

    private static Optional<PackageId> identifier(Path folder) throws IOException {
        Matcher found = IDENTIFIER.matcher(Files.readString(folder.resolve("bag-info.txt"), StandardCharsets.UTF_8));
        try {
            return found.find() ? Optional.of(new PackageId(found.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private List<FileToStore> unpack(BagSource bag, Path folder) throws IOException {
        TreeMap<String, Long> listed = new TreeMap<>();
        bag.list(new BagSource.Listing() {
            @Override
            public void file(String path, long size) {
                listed.put(path, size);
            }

            @Override
            public void folder(String path) {
                // those that hold files are made with them
            }

            @Override
            public void problem(ValidationIssue issue) {
                // the bag was found valid
            }
        });
        List<FileToStore> files = new ArrayList<>();
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (String path : listed.keySet()) {
            try (ReadableByteChannel in = bag.open(path);
                    DigestedFile out = DigestedFile.create(folder.resolve(StoreKey.inside(path)))) {
                while (in.read(piece.clear()) >= 0) {
                    out.write(piece.flip());
                }
                FileFixity written = out.finish();
                files.add(new FileToStore(path, written.size(), written.sha256(), written.sha512()));
            }
        }
        return files;
    }
}

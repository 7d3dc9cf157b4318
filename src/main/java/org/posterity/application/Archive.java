package org.posterity.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.posterity.access.StoredDecisions;
import org.posterity.consent.AgreementFiles;
import org.posterity.consent.KeptAgreements;
import org.posterity.holdings.Holding;
import org.posterity.holdings.Holdings;
import org.posterity.holdings.HoldingsRegister;
import org.posterity.holdings.MemoryHoldings;
import org.posterity.holdings.Reconciliation;
import org.posterity.holdings.sql.SqliteHoldings;
import org.posterity.holdings.sql.SqliteLibrary;
import org.posterity.intake.ProcessFolder;
import org.posterity.model.Outcome.HeldAs;
import org.posterity.model.PackageId;
import org.posterity.model.TerminalFailure;
import org.posterity.storage.ArchivalStorage;
import org.posterity.storage.ArchiveLock;
import org.posterity.storage.Depository;
import org.posterity.storage.Journal;
import org.posterity.storage.StoredPackages;
import org.posterity.storage.ocfl.OcflAgreements;
import org.posterity.storage.ocfl.OcflStorage;

/** An archive's storage, index and journal, opened to write or only to read. */
final class Archive implements AutoCloseable {
    private final Path folder;
    private final Optional<ArchiveLock> lock;
    private final Optional<OcflStorage> writable;
    private final Optional<OcflAgreements> agreements;
    private final StoredPackages storage;
    private final Holdings holdings;

    private Archive(
            Path folder,
            Optional<ArchiveLock> lock,
            Optional<OcflStorage> writable,
            Optional<OcflAgreements> agreements,
            StoredPackages storage,
            Holdings holdings) {
        this.folder = folder;
        this.lock = lock;
        this.writable = writable;
        this.agreements = agreements;
        this.storage = storage;
        this.holdings = holdings;
    }

    /** Opens the archive as its only writer, with its lock, which it gives back in the end; unfinished work of a killed process is cleared. */
    static Archive toWrite(Path folder, Settings settings, ArchiveLock lock) {
        try {
            OcflStorage storage = OcflStorage.open(lock, settings.on("storage.sync", true));
            SqliteLibrary.unpackInto(lock.workspace().resolve("sqlite"));
            Holdings holdings = SqliteHoldings.open(folder.resolve("holdings.db"));
            OcflAgreements agreements = new OcflAgreements(lock, Place.clock(), Place.software());
            return new Archive(
                    folder, Optional.of(lock), Optional.of(storage), Optional.of(agreements), storage, holdings);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens the archive to read; nothing is made or changed but that unfinished work of killed processes is cleared. An archive
     * that is not there is empty.
     */
    static Archive toRead(Path folder) {
        ProcessFolder.clearAbandoned(ArchiveLock.workspaces(folder));
        StoredPackages storage = OcflStorage.read(folder);
        Holdings holdings = new MemoryHoldings();
        reconcile(storage, holdings);
        return new Archive(folder, Optional.empty(), Optional.empty(), Optional.empty(), storage, holdings);
    }

    static boolean isThere(Path folder) {
        return Files.isDirectory(folder.resolve("storage"));
    }

    private static List<PackageId> reconcile(StoredPackages storage, Holdings holdings) {
        return new Reconciliation(storage, holdings, aip -> HoldingsRegister.read(storage, aip))
                .run()
                .entered();
    }

    /** Completes what a process could not finish that was killed between a commit and the end of its work. */
    void completeInterrupted(Depository depository, HoldingsRegister register) {
        depository.completeInterrupted();
        register.noteEntered(reconcile(storage, holdings));
    }

    ArchivalStorage storageToWrite() {
        return writable.orElseThrow(() -> new IllegalStateException("The archive is open to read only."));
    }

    AgreementFiles agreements() {
        return agreements.orElseThrow(() -> new IllegalStateException("The archive is open to read only."));
    }

    KeptAgreements keptAgreements() {
        return OcflAgreements.read(folder);
    }

    StoredPackages storage() {
        return storage;
    }

    Holdings holdings() {
        return holdings;
    }

    Journal journal() {
        return new Journal(folder.resolve("journal.jsonl"));
    }

    /** The fingerprint of the key for pseudonyms in use: that of the newest package in which a name was replaced. */
    Optional<String> pseudonymKey() {
        List<Holding> newestFirst = new ArrayList<>(holdings.list());
        Collections.reverse(newestFirst);
        try {
            for (Holding holding : newestFirst) {
                Optional<String> key = StoredDecisions.pseudonymKey(storage.files(holding.aip()));
                if (key.isPresent()) {
                    return key;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new TerminalFailure(
                    "The ledgers of a stored package cannot be read; validate the archive's packages.");
        }
    }

    /** A place outside of this archive, which a setting names. */
    Path outside(Path place, String setting) {
        return ArchiveBounds.outside(folder, place, setting);
    }

    Path quarantine() {
        return folder.resolve("quarantine");
    }

    Path workspaces() {
        return workspace().path().resolve("submissions");
    }

    /** Where this process works. */
    ProcessFolder workspace() {
        return lock.orElseThrow(() -> new IllegalStateException("The archive is open to read only."))
                .processFolder();
    }

    Path inboxMemory() {
        return folder.resolve("inbox-seen.txt");
    }

    /** How a submission of this digest is held, when it is. */
    Optional<HeldAs> held(org.posterity.model.Digest submission) {
        return holdings.ofSubmission(submission)
                .map(holding -> new HeldAs(holding.aip(), holding.version(), holding.accession()));
    }

    @Override
    public void close() {
        holdings.close();
        writable.ifPresent(OcflStorage::close);
        lock.ifPresent(ArchiveLock::close);
    }
}

package org.posterity.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.posterity.access.Access;
import org.posterity.consent.Agreement;
import org.posterity.consent.AgreementFiles;
import org.posterity.consent.Decision;
import org.posterity.consent.Decisions;
import org.posterity.consent.KeptAgreements;
import org.posterity.consent.KeptConsent;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.holdings.EntryReader;
import org.posterity.holdings.HeldUnder;
import org.posterity.holdings.Holding;
import org.posterity.holdings.Holdings;
import org.posterity.holdings.HoldingsRegister;
import org.posterity.holdings.IndexEntry;
import org.posterity.holdings.MemoryHoldings;
import org.posterity.holdings.Reconciliation;
import org.posterity.holdings.SeenAgreement;
import org.posterity.holdings.SeenPackage;
import org.posterity.holdings.sql.SqliteHoldings;
import org.posterity.holdings.sql.SqliteLibrary;
import org.posterity.intake.ProcessFolder;
import org.posterity.model.Account;
import org.posterity.model.EventType;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.SubmissionId;
import org.posterity.model.TerminalFailure;
import org.posterity.model.TransientFailure;
import org.posterity.record.Change;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageRecords;
import org.posterity.record.RecordLines;
import org.posterity.storage.ArchivalStorage;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.Journal;
import org.posterity.storage.Lock;
import org.posterity.storage.PackageLocks;
import org.posterity.storage.StoredContent;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackages;
import org.posterity.storage.Workplace;
import org.posterity.storage.Workplace.Subject;
import org.posterity.storage.ocfl.OcflAgreements;
import org.posterity.storage.ocfl.OcflStorage;

/** An archive's storage, index and journal, opened to write or only to read. */
public final class Archive implements AutoCloseable {
    private final Path folder;
    private final Optional<Workplace> workplace;
    private final Optional<ArchivalStorage> writable;
    private final Optional<OcflAgreements> agreements;
    private final StoredPackages storage;
    private final Holdings holdings;
    private final Notices notices;
    private final KeptAgreements keptAgreements;
    private final EntryReader reader;
    private final Stocktake stocktake;
    private volatile boolean looked;
    private Optional<List<IndexEntry>> foundIndex = Optional.empty();

    private Optional<CopiesOfArchive> copies = Optional.empty();

    private Archive(
            Path folder,
            Optional<Workplace> workplace,
            Optional<ArchivalStorage> writable,
            Optional<OcflAgreements> agreements,
            StoredPackages storage,
            Holdings holdings,
            Notices notices) {
        this.folder = folder;
        this.workplace = workplace;
        this.writable = writable;
        this.agreements = agreements;
        this.storage = storage;
        this.holdings = holdings;
        this.notices = notices;
        this.keptAgreements = OcflAgreements.read(folder);
        this.reader = new EntryReader(storage, keptAgreements, Machine.clock());
        this.stocktake = new Stocktake(storage, journal(), holdings, reader, settled());
    }

    /**
     * Opens the archive for writing; others may write at the same time. Unfinished work of a killed process is cleared.
     *
     * @param notices takes what an archivist should know before
     * @throws TerminalFailure when the storage is gone although the archive has held packages; no new one is made in its place
     */
    public static Archive toWrite(Path folder, Settings settings, Workplace workplace, Notices notices) {
        try {
            SqliteLibrary.unpackInto(workplace.folder().resolve("sqlite"));
            Holdings holdings =
                    workplace.briefly(Subject.folders(), () -> SqliteHoldings.open(folder.resolve("holdings.db")));
            requireStorage(folder, holdings.count() > 0);
            ArchivalStorage storage = OcflStorage.open(workplace, settings.on("storage.sync", true));
            OcflAgreements agreements = new OcflAgreements(workplace, Machine.clock(), Machine.software());
            return new Archive(
                    folder,
                    Optional.of(workplace),
                    Optional.of(storage),
                    Optional.of(agreements),
                    storage,
                    holdings,
                    notices);
        } catch (RuntimeException e) {
            workplace.close();
            throw e;
        }
    }

    /**
     * Opens the archive for reading; nothing is made or changed, except that unfinished work of killed processes is cleared.
     * An archive that does not exist is empty. What it holds storage says: a package whose files do not look as they did when
     * the index read them is read again. The index also says what ought to be there, and what an unreadable package was.
     *
     * @param notices takes what an archivist should know before
     * @throws TerminalFailure when the storage is gone though the archive has held packages
     */
    public static Archive toRead(Path folder, Notices notices) {
        ProcessFolder.clearAbandoned(Workplace.workspaces(folder));
        Holdings holdings = new MemoryHoldings();
        boolean isThere = OcflStorage.isThere(folder);
        StoredPackages storage = OcflStorage.read(folder);
        Archive archive =
                new Archive(folder, Optional.empty(), Optional.empty(), Optional.empty(), storage, holdings, notices);
        archive.stocktake.begin();
        Optional<List<IndexEntry>> index = index(folder, notices);
        if (!isThere) {
            requireStorage(folder, index.isEmpty() || !index.get().isEmpty());
        }
        index.ifPresent(holdings::enter);
        archive.foundIndex = index;
        return archive;
    }

    /** The index as it was when the archive was opened for reading; empty if it could not be read. */
    Optional<List<IndexEntry>> foundIndex() {
        return foundIndex;
    }

    /** The index as it stands; empty when it cannot be read. */
    static Optional<List<IndexEntry>> index(Path folder, Notices notices) {
        Path file = folder.resolve("holdings.db");
        if (!Files.exists(file)) {
            return Optional.of(List.of());
        }
        try (ProcessFolder temporary = ProcessFolder.below(ProcessFolder.temporary())) {
            SqliteLibrary.unpackInto(temporary.path().resolve("sqlite"));
            return Optional.of(SqliteHoldings.read(file));
        } catch (TerminalFailure | TransientFailure e) {
            notices.say(e.getMessage());
            return Optional.empty();
        }
    }

    /** Removes the index if it is damaged; returns whether it was. Whoever has it open keeps what is gone. */
    static boolean dropDamagedIndex(Path folder, Workplace workplace) {
        SqliteLibrary.unpackInto(workplace.folder().resolve("sqlite"));
        return workplace.briefly(Subject.folders(), () -> SqliteHoldings.dropIfDamaged(folder.resolve("holdings.db")));
    }

    /** A disk that is not mounted must not pass for an empty archive. */
    private static void requireStorage(Path folder, boolean inIndex) {
        if (OcflStorage.isThere(folder)) {
            return;
        }
        List<String> witnesses = new ArrayList<>();
        if (inIndex) {
            witnesses.add("the index (holdings.db)");
        }
        if (!journal(folder).isEmpty()) {
            witnesses.add("the journal (journal.jsonl)");
        }
        if (OcflAgreements.isThere(folder)) {
            witnesses.add("the folder of agreements");
        }
        // another process that made the archive meanwhile made its storage first
        if (!witnesses.isEmpty() && !OcflStorage.isThere(folder)) {
            throw new TerminalFailure("The archive's storage is gone: nothing exists at " + folder.resolve("storage")
                    + ", although this archive has held packages, as shown by " + String.join(" and ", witnesses)
                    + ". Mount its disk, or restore it from a copy, then run again. Nothing was changed.");
        }
    }

    public static boolean isThere(Path folder) {
        return Files.isDirectory(folder.resolve("storage"));
    }

    /** Holds the index against storage, as far as that was not done yet. */
    private void look() {
        if (looked && writable.isEmpty()) {
            return;
        }
        looked = true;
        boolean first = stocktake.take(
                notices::say,
                reconciled -> writable.ifPresent(storage -> {
                    register().noteEntered(reconciled.read());
                    noteDecisions(reconciled.read());
                }));
        if (first && writable.isPresent()) {
            notices.tell(stocktake.findings());
        }
    }

    /** The accessions of each package as the index has them, whatever storage says. */
    Map<PackageId, List<Holding>> indexed() {
        return holdings.ids().stream().collect(Collectors.toMap(aip -> aip, holdings::accessions));
    }

    /** Reads every package again and enters it; what is wrong is returned. */
    List<Finding> readAgain() {
        Reconciliation.Reconciled read = new Reconciliation(
                        storage, holdings, reader::read, (aip, seen) -> false, settled())
                .run(journal().packages(), storage.ids());
        register().noteEntered(read.read());
        noteDecisions(read.read());
        return read.findings();
    }

    /** Enters packages into the index, in an archive that is open for writing. */
    HoldingsRegister register() {
        return new HoldingsRegister(holdings, journal(), Machine.clock(), Machine.software(), locks(), reader);
    }

    /** Enters a package anew that was changed. The journal tells of it before: it is completed where the index is behind. */
    void enter(PackageId aip) {
        noteDecisions(aip, locks().lock(aip));
        holdings.enter(List.of(reader.read(aip)));
    }

    /** What a package says about itself now; empty if it cannot be read. */
    Optional<IndexEntry> entry(PackageId aip) {
        try {
            return storage.holds(aip) ? Optional.of(reader.read(aip)) : Optional.empty();
        } catch (DamagedPackage e) {
            return Optional.empty();
        }
    }

    /**
     * What is wrong in storage, package by package, as far as it shows without reading: gone, unreadable, changed since it was
     * seen, or no package at all.
     */
    public List<Finding> findings() {
        look();
        return stocktake.findings();
    }

    /** The packages that looked different from what the index remembers, or whose agreements did. */
    Set<PackageId> readAnew() {
        look();
        return stocktake.readAnew();
    }

    /** All packages that exist, or ought to. */
    public List<PackageId> ids() {
        look();
        Set<PackageId> ids = new HashSet<>(holdings.ids());
        ids.addAll(stocktake.wrong());
        return ids.stream().sorted(Comparator.comparing(PackageId::value)).toList();
    }

    /** What {@link #findings()} says of one package. */
    List<Finding> seenFindings(PackageId aip) {
        look();
        return stocktake.findings(aip);
    }

    /** What is wrong with one package: looks for each of its files. Its agreement, which lies elsewhere, is not checked. */
    public List<Finding> findings(PackageId aip) {
        List<Finding> known = seenFindings(aip);
        return known.isEmpty() && storage.holds(aip)
                ? storage.damage(aip).map(what -> Reconciliation.damaged(aip, what)).stream()
                        .toList()
                : known;
    }

    /** What is wrong with the agreement of a package whose terms can be read. Every package has an agreement. */
    public Optional<Finding> agreementFinding(PackageId aip) {
        if (!seenFindings(aip).isEmpty()) {
            return Optional.empty();
        }
        try {
            unreadAgreements(aip).forEach(keptAgreements()::read);
            isWithdrawn(aip);
            return Optional.empty();
        } catch (UnreadableAgreement e) {
            return Optional.of(agreementMissing(aip, e.getMessage()));
        } catch (TerminalFailure e) {
            return Optional.of(agreementMissing(aip, "The record in its agreement is damaged."));
        }
    }

    private static Finding agreementMissing(PackageId aip, String what) {
        return new Finding(
                "agreement-missing",
                aip.value(),
                what + " It is the proof of consent: restore it from a copy of the archive's folder agreements.");
    }

    /** Whether one of its agreements, which {@link #agreementFinding} has found intact, closes the package to everybody. */
    public boolean isWithdrawn(PackageId aip) {
        LocalDate today = LocalDate.now(Machine.clock().withZone(ZoneOffset.UTC));
        KeptConsent consent = new KeptConsent(keptAgreements());
        return stocktake.seen(aip).stream()
                        .flatMap(seen -> seen.agreements().stream())
                        .anyMatch(SeenAgreement::withdrawn)
                || unreadAgreements(aip).stream().anyMatch(agreement -> consent.isWithdrawn(agreement, today));
    }

    /**
     * The agreements of a package that close on a day of their own, unless the creator, who has come of age, confirms; none of a
     * package that is damaged or gone.
     */
    List<String> awaitingMajority(PackageId aip) {
        if (!seenFindings(aip).isEmpty()) {
            return List.of();
        }
        Optional<SeenPackage> seen = stocktake.seen(aip);
        return seen.isPresent()
                ? seen.get().agreements().stream()
                        .filter(SeenAgreement::awaitsMajority)
                        .map(SeenAgreement::id)
                        .toList()
                : unreadAgreements(aip);
    }

    /** Whether the terms of a package follow its agreements, as far as the index remembers; if it does not, they may lag behind. */
    boolean follows(PackageId aip) {
        look();
        return stocktake
                .seen(aip)
                .filter(seen -> seen.agreements().stream().allMatch(SeenAgreement::followed))
                .isPresent();
    }

    /** The agreements of a package, if the index does not remember what they say. */
    private List<String> unreadAgreements(PackageId aip) {
        return stocktake.seen(aip).isPresent()
                ? List.of()
                : holdings.find(aip).stream()
                        .flatMap(holding -> holding.agreements().stream())
                        .map(HeldUnder::agreement)
                        .distinct()
                        .toList();
    }

    /** The agreements of packages that do not look as they did when the index read them, or that it never read. */
    Set<String> unseenAgreements() {
        Set<String> unseen = new TreeSet<>();
        ids().forEach(aip -> unseen.addAll(unreadAgreements(aip)));
        return unseen;
    }

    /** The packages with an accession of this account, the oldest first, read from storage. */
    public List<PackageId> packagesOf(Account account) {
        look();
        return holdings.ofAccount(account).stream()
                .map(Holding::aip)
                .filter(aip -> stocktake.findings(aip).isEmpty())
                .toList();
    }

    /** The packages with an accession under this agreement, by their identifiers. */
    List<PackageId> packagesUnder(String agreement) {
        return holdings().underAgreement(agreement).stream()
                .map(Holding::aip)
                .filter(aip -> stocktake.findings(aip).isEmpty())
                .sorted(Comparator.comparing(PackageId::value))
                .toList();
    }

    /**
     * A package of an account that is gone or unreadable, if it has no other; the index or the agreement says whose it was.
     */
    public Optional<PackageId> lostPackage(Account account) {
        return packagesOf(account).isEmpty()
                ? holdings.ofAccount(account).stream()
                        .map(Holding::aip)
                        .findFirst()
                        .or(() -> lostPackageOf(account))
                : Optional.empty();
    }

    /**
     * A lost package of unknown owner, when this account has an agreement: a second package must not hide the loss of the first.
     */
    private Optional<PackageId> lostPackageOf(Account account) {
        return stocktake.wrong().stream()
                .filter(aip -> holdings.find(aip).isEmpty())
                .findFirst()
                .filter(aip -> new KeptConsent(keptAgreements()).names(account));
    }

    /** Where an accession that was just stored lies. */
    Ingested.Stored place(Holding holding) {
        List<StoredFile> files = storage.files(holding.aip());
        return new Ingested.Stored(
                folder.resolve(holding.folder()),
                at(PackageFile.REPORT.path(holding.accession()), files)
                        .map(file -> file.bytes().location()),
                Alerts.in(at(PackageFile.ACCOUNTING.path(holding.accession()), files)),
                copies.flatMap(it -> it.safety(holding.aip())),
                Added.by(holding.accession(), new PackageRecords(new StoredContent(files))));
    }

    private static Optional<StoredFile> at(String path, List<StoredFile> files) {
        return files.stream().filter(file -> file.logicalPath().equals(path)).findFirst();
    }

    public ArchivalStorage storageToWrite() {
        return toWrite(writable);
    }

    /** Keeps what an institution decided on a package, in the agreement of its newest accession. */
    void decide(PackageId aip, Decision decision, Optional<Agreement.Paper> evidence) throws IOException {
        List<String> under = agreementsOf(aip);
        toWrite(agreements).add(under.get(under.size() - 1), decision, evidence);
    }

    /** Work on a package, with what it may throw. */
    interface OnPackage<T, E extends Exception> {
        T run() throws E;
    }

    /** Does something short on a package while nobody else changes it. */
    <T, E extends Exception> T inTurn(PackageId aip, OnPackage<T, E> work) throws E {
        Lock lock = locks().lock(aip);
        try {
            return work.run();
        } finally {
            lock.close();
        }
    }

    /**
     * Says in the journal, once for each, which decisions were made on a package and when it followed its agreements, at the time of
     * each: also what a run did that was killed before it could. Who made one, and for whom, stands in the agreement only.
     */
    void noteDecisions(PackageId aip) throws IOException {
        List<PreservationEvent> events = new ArrayList<>();
        for (Decision decision : decisions(aip).all()) {
            events.add(decided(decision.time(), DecisionInWords.of(decision)));
        }
        try (RecordLines<Change> changes = new PackageRecords(new StoredContent(storage.files(aip))).changes()) {
            while (changes.hasNext()) {
                Change change = changes.next();
                if (AgreedChange.isOne(change)) {
                    events.add(decided(change.time(), AgreedChange.inWords(change.what())));
                }
            }
        }
        List<PreservationEvent> noted =
                events.isEmpty() ? List.of() : new ArrayList<>(journal().events(aip));
        for (PreservationEvent event : events) {
            Optional<PreservationEvent> line = noted.stream()
                    .filter(it -> it.type() == event.type()
                            && it.detail().equals(event.detail())
                            && !it.time().isBefore(event.time()))
                    .findFirst();
            line.ifPresentOrElse(noted::remove, () -> journal().append(aip, event));
        }
    }

    private static PreservationEvent decided(Instant time, String what) {
        return new PreservationEvent(EventType.POLICY_ASSIGNMENT, time, what, "success", Machine.software());
    }

    /** The same for packages that look different from what the index remembers, or whose agreement does. */
    private void noteDecisions(Collection<PackageId> readAnew) {
        readAnew.forEach(aip -> locks().lockIfFree(aip).ifPresent(lock -> noteDecisions(aip, lock)));
    }

    private void noteDecisions(PackageId aip, Lock lock) {
        try {
            if (storage.holds(aip)) {
                noteDecisions(aip);
            }
        } catch (IOException | UnreadableAgreement | DamagedPackage e) {
            // what cannot be read is closed; other commands tell
            return;
        } finally {
            lock.close();
        }
    }

    /**
     * What the institution decided on a package.
     *
     * @throws UnreadableAgreement when an agreement of it cannot be read
     * @throws IOException when its terms cannot be read
     */
    Decisions decisions(PackageId aip) throws IOException {
        return Decisions.on(aip, agreementsOf(aip), keptAgreements());
    }

    /** The agreements of a package, in the order of its accessions. */
    List<String> agreementsOf(PackageId aip) throws IOException {
        return new PackageRecords(new StoredContent(storage.files(aip))).terms().agreements();
    }

    public AgreementFiles agreements() {
        return toWrite(agreements);
    }

    /** Completes versions of agreements that killed processes left unfinished. */
    void completeAgreements() {
        toWrite(agreements).complete();
    }

    public KeptAgreements keptAgreements() {
        return keptAgreements;
    }

    public StoredPackages storage() {
        return storage;
    }

    /** The index, in line with storage. */
    public Holdings holdings() {
        look();
        return holdings;
    }

    public Journal journal() {
        return journal(folder);
    }

    /** What the journal says in all. */
    Journal.Overview told() {
        look();
        return stocktake.told();
    }

    static Journal journal(Path folder) {
        return new Journal(folder.resolve("journal.jsonl"));
    }

    /**
     * The fingerprint of the key for pseudonyms in use: that of the newest readable package in which a name was replaced.
     */
    public Optional<String> pseudonymKey() {
        List<Holding> oldestFirst = holdings().list();
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            Holding holding = oldestFirst.get(i);
            try {
                Optional<String> key = storage.holds(holding.aip())
                        ? new PackageRecords(new StoredContent(storage.files(holding.aip())))
                                .accounting(holding.accession())
                                .selection()
                                .pseudonymKey()
                        : Optional.empty();
                if (key.isPresent()) {
                    return key;
                }
            } catch (IOException | DamagedPackage e) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** A place outside this archive that a setting names. */
    public Path outside(Path place, String setting) {
        return ArchiveBounds.outside(folder, place, setting);
    }

    public Path refused() {
        return folder.resolve("refused");
    }

    /** The stage that hands out copies. */
    public Access access() {
        return new Access(storage, new KeptConsent(keptAgreements()), journal(), Machine.clock(), Machine.software());
    }

    public Path workspaces() {
        return workspace().path().resolve("submissions");
    }

    /** Where this process works. */
    public ProcessFolder workspace() {
        return toWrite().processFolder();
    }

    private Workplace toWrite() {
        return toWrite(workplace);
    }

    private static <T> T toWrite(Optional<T> part) {
        return part.orElseThrow(() -> new IllegalStateException("The archive is open for reading only."));
    }

    /** Only one run changes a package at a time; readers change nothing. */
    PackageLocks locks() {
        return workplace.<PackageLocks>map(it -> it).orElse(PackageLocks.NONE);
    }

    /** The same, leaving alone what is still to be verified since its process was killed. */
    private PackageLocks settled() {
        PackageLocks locks = locks();
        return new PackageLocks() {
            @Override
            public Lock lock(PackageId aip) {
                return locks.lock(aip);
            }

            @Override
            public Optional<Lock> lockIfFree(PackageId aip) {
                Optional<Lock> lock = locks.lockIfFree(aip);
                if (lock.isPresent()
                        && writable.filter(it -> it.inProgress().contains(aip)).isPresent()) {
                    lock.get().close();
                    return Optional.empty();
                }
                return lock;
            }
        };
    }

    /** Waits until no other submission of this account is under way. Close the result to let the next one in. */
    Runnable turn(Account account) {
        return toWrite().lock(Subject.of(account))::close;
    }

    /** What became of the inputs. */
    InputMemory inputs() {
        return new InputMemory(folder);
    }

    /** Waits until no other run returns or destroys this input. */
    Runnable turn(SubmissionId input) {
        return toWrite().lock(Subject.input(input))::close;
    }

    /** The right to return or destroy an input, unless another run has it. */
    Optional<Lock> inputLock(SubmissionId input) {
        return toWrite().lockIfFree(Subject.input(input));
    }

    /** Waits until no other submission is being added to this package. Readers add nothing. */
    Runnable turn(PackageId aip) {
        return workplace
                .<Runnable>map(it -> it.lock(Subject.accession(aip))::close)
                .orElse(() -> {});
    }

    public Path inboxMemory() {
        return inboxMemory(folder);
    }

    static Path inboxMemory(Path archive) {
        return archive.resolve("inbox-seen.txt");
    }

    /** Where an archive keeps what it knows of its sources. */
    static Path sources(Path archive) {
        return archive.resolve("sources");
    }

    /** The record of what sources brought. */
    static Path landed(Path archive) {
        return sources(archive).resolve("landed.jsonl");
    }

    /** Whether storage has a package with this identifier, or ought to have one. */
    public boolean knows(PackageId aip) {
        look();
        return stocktake.knows(aip);
    }

    Path folder() {
        return folder;
    }

    /** The copies of this archive, for one that is open for writing. */
    synchronized CopiesOfArchive copies(Settings settings) {
        if (copies.isEmpty()) {
            copies = Optional.of(new CopiesOfArchive(this, settings, notices));
        }
        return copies.get();
    }

    /** The package as the index would describe it, read from storage. */
    IndexEntry read(PackageId aip) {
        return reader.read(aip);
    }

    /** The right to change what a store has of something, unless another run has it. */
    Optional<Lock> copyLock(String store, String id) {
        return toWrite().lockIfFree(Subject.copy(store, id));
    }

    @Override
    public void close() {
        try {
            copies.ifPresent(CopiesOfArchive::close);
        } finally {
            holdings.close();
            workplace.ifPresent(Workplace::close);
        }
    }
}

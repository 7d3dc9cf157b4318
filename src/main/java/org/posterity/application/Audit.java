package org.posterity.application;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.intake.ProcessFolder;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.Progress;
import org.posterity.replication.Reach;
import org.posterity.replication.Store;
import org.posterity.replication.Stores;
import org.posterity.storage.Audited;
import org.posterity.storage.Head;
import org.posterity.storage.Journal;

/**
 * Reads every byte that an archive keeps, and every byte of its copies in stores, and compares it with what was committed: packages,
 * agreements, the journal; and the index with the packages. Each copy that was read is noted in the journal as a fixity check, so that
 * the next run can continue where this one stopped. Nothing is repaired or removed.
 */
public final class Audit {
    private static final long USUAL_DAYS = 90;
    private static final int MEGABYTE = 1_000_000;

    private final Premises premises;
    private final Progress progress;
    private final RunningStages running;

    public Audit(Premises premises, Progress progress, RunningStages running) {
        this.premises = premises;
        this.progress = progress;
        this.running = running;
    }

    /**
     * What is to be audited.
     *
     * @param names packages, as people name them; none: all
     * @param store the only store to look at, or {@link Store#ARCHIVE}; none: the archive and all stores
     * @param due only copies whose last complete reading is older than the settings allow
     * @param age the same with an age of its own
     * @param bytesASecond how fast to read at most
     */
    public record Request(
            List<String> names,
            Optional<String> store,
            boolean due,
            Optional<Duration> age,
            Optional<Long> bytesASecond) {}

    /** What an audit is of. */
    public enum Subject {
        PACKAGE,
        AGREEMENT,
        JOURNAL,
        HOLDINGS,
        STORAGE
    }

    /**
     * What was found of one thing.
     *
     * @param id of a package or agreement; else where it lies in the archive or store
     * @param store which copy it is, by the name of the store; or {@link Store#ARCHIVE}
     */
    public record Result(Subject subject, String id, String store, Audited audited) {
        static Result of(Subject subject, String id, Audited audited) {
            return new Result(subject, id, Store.ARCHIVE, audited);
        }
    }

    /** As it runs by itself: what is due, with what is not intact said. */
    void runDue(Notices notices) {
        long rate = premises.settings().number("audit.rate", 0);
        Request request = new Request(
                List.of(),
                Optional.empty(),
                true,
                Optional.empty(),
                rate == 0 ? Optional.empty() : Optional.of(rate * MEGABYTE));
        Set<String> damaged = new TreeSet<>();
        run(request, result -> {
            if (!result.audited().isIntact()) {
                damaged.add(
                        result.subject() == Subject.PACKAGE
                                ? "package " + new PackageId(result.id()).shortForm() + " (" + result.store() + ")"
                                : result.id() + " (" + result.store() + ")");
            }
        });
        if (!damaged.isEmpty()) {
            notices.say("The audit found damage: " + String.join(", ", damaged) + ". See posterity audit and repair.");
        }
    }

    /**
     * @param told hears of each thing once it was read
     * @return what each name stands for; where one stands for no package, or for several, nothing is read
     * @throws IllegalArgumentException when there is no such store
     */
    public List<PackageLookup<PackageId>> run(Request request, Consumer<Result> told) {
        try (Archive archive = InterruptedWork.completed(premises, progress);
                ProcessFolder scratch = ProcessFolder.below(ProcessFolder.temporary());
                StoresOfArchive stores = stores(archive, scratch)) {
            List<Reach> reaches = reaches(request, stores);
            boolean own =
                    request.store().filter(it -> !it.equals(Store.ARCHIVE)).isEmpty();
            List<PackageLookup<PackageId>> found = request.names().stream()
                    .map(name -> Locator.find(name, archive, premises, aip -> aip))
                    .toList();
            List<PackageId> packages = found.stream()
                    .flatMap(it -> it.match(Stream::of, notOne -> Stream.empty()))
                    .collect(Collectors.toCollection(ArrayList::new));
            if (packages.size() < found.size()) {
                return found;
            }
            boolean whole = request.names().isEmpty();
            LongConsumer moved = pace(request.bytesASecond());
            AuditOfStores copies = new AuditOfStores(archive, stores, moved, told);
            if (whole) {
                packages.addAll(archive.ids());
            }
            List<Journal.CopyName> due = due(packages, reaches, own, request, archive, copies);
            for (Journal.CopyName copy : due) {
                Optional<Reach> reach = copy.store().flatMap(stores::named);
                if (reach.isPresent()) {
                    running.carryOut("audit", false, () -> copies.audit(copy.aip(), reach.get()));
                } else {
                    told.accept(audit(copy.aip(), archive, moved));
                }
            }
            // what is small is read whenever anything is, and needs no dates of its own; else it is looked at
            boolean isDue = !request.due() || !due.isEmpty();
            if (whole && own) {
                if (isDue) {
                    new AuditBesidePackages(
                                    premises, archive, Archive.index(premises.archive(), premises.notices()), told)
                            .read(moved);
                } else {
                    new AuditBesidePackages(premises, archive, archive.foundIndex(), told).look();
                }
            }
            if (whole && isDue) {
                reaches.forEach(reach -> running.carryOut("audit", false, () -> copies.auditRest(reach)));
            }
            return found;
        }
    }

    private StoresOfArchive stores(Archive archive, ProcessFolder scratch) {
        Stores named = Files.isDirectory(premises.config()) && Archive.isThere(premises.archive())
                ? Stores.in(premises.config())
                : new Stores(List.of());
        return StoresOfArchive.of(premises.archive(), scratch.path(), named);
    }

    private static List<Reach> reaches(Request request, StoresOfArchive stores) {
        if (request.store().isEmpty()) {
            return stores.all();
        }
        String name = request.store().get();
        return name.equals(Store.ARCHIVE)
                ? List.of()
                : List.of(stores.named(name).orElseThrow(() -> StoresOfArchive.unknown(name, stores)));
    }

    /** Those that were not read for the longest time come first. */
    private List<Journal.CopyName> due(
            List<PackageId> packages,
            List<Reach> reaches,
            boolean own,
            Request request,
            Archive archive,
            AuditOfStores copies) {
        Optional<Duration> age = request.due()
                ? Optional.of(Duration.ofDays(premises.settings().number("audit.days", USUAL_DAYS)))
                : request.age();
        Map<Journal.CopyName, Instant> last = archive.told().lastReadings();
        Instant bound = age.map(Machine.clock().instant()::minus).orElse(Instant.MAX);
        Set<Journal.CopyName> asked = new LinkedHashSet<>();
        if (own) {
            packages.forEach(aip -> asked.add(new Journal.CopyName(aip, Optional.empty())));
        }
        for (Reach reach : reaches) {
            Set<PackageId> held = new HashSet<>(packages);
            held.retainAll(copies.ids(reach, last.keySet()));
            if (request.names().isEmpty()) {
                held.addAll(copies.ids(reach, last.keySet()));
            }
            held.stream()
                    .sorted((a, b) -> a.value().compareTo(b.value()))
                    .forEach(aip -> asked.add(
                            new Journal.CopyName(aip, Optional.of(reach.store().name()))));
        }
        return Stream.concat(
                        asked.stream().filter(copy -> !last.containsKey(copy)),
                        last.keySet().stream().filter(asked::contains))
                .filter(copy -> !last.getOrDefault(copy, Instant.MIN).isAfter(bound))
                .toList();
    }

    private LongConsumer pace(Optional<Long> bytesASecond) {
        if (bytesASecond.isEmpty()) {
            return progress::moved;
        }
        ReadingPace pace = new ReadingPace(bytesASecond.get(), Machine.clock());
        return bytes -> {
            progress.moved(bytes);
            pace.moved(bytes);
        };
    }

    private Result audit(PackageId aip, Archive archive, LongConsumer moved) {
        Audited audited = null;
        Optional<Head> head = VerifyJournal.head(aip, archive);
        for (int tries = 0; tries < InterruptedWork.MOST_TRIES; tries++) {
            Optional<Head> before = head;
            progress.begin("auditing " + aip.shortForm(), size(aip, archive));
            audited = read(aip, archive, moved);
            head = VerifyJournal.head(aip, archive);
            if (audited.isIntact()) {
                break;
            }
            if (archive.storage().inProgress().contains(aip)) {
                InterruptedWork.await(Set.of(aip), premises, progress);
            } else if (head.equals(before)) {
                break;
            }
        }
        archive.journal().append(aip, event(audited));
        return Result.of(Subject.PACKAGE, aip.value(), audited);
    }

    private Audited read(PackageId aip, Archive archive, LongConsumer moved) {
        Audited[] audited = new Audited[1];
        running.carryOut("audit", false, () -> audited[0] = archive.storage().audit(aip, moved));
        return audited[0];
    }

    private static long size(PackageId aip, Archive archive) {
        return archive.holdings().find(aip).map(holding -> holding.bytes()).orElse(0L);
    }

    /** What the journal says of a reading. */
    static PreservationEvent event(Audited audited) {
        String detail = audited.files() + " files read, "
                + (audited.isIntact()
                        ? "every digest as committed."
                        : audited.findings().size() + " findings.");
        return new PreservationEvent(
                EventType.FIXITY_CHECK,
                Machine.clock().instant(),
                detail,
                audited.isIntact() ? "success" : "fail",
                Machine.software());
    }
}

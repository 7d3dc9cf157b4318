package org.posterity.application;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.holdings.Holding;
import org.posterity.holdings.IndexEntry;
import org.posterity.holdings.Reconciliation;
import org.posterity.model.EventType;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.model.Progress;
import org.posterity.storage.AuditFinding;
import org.posterity.storage.Audited;
import org.posterity.storage.Head;
import org.posterity.storage.ocfl.OcflAgreements;

/**
 * Reads every byte that an archive keeps and compares it with what was committed: packages, agreements, the journal; and the index
 * with the packages. Each package that was read is noted in the journal as a fixity check, so that the next run can continue where
 * this one stopped. Nothing is repaired or removed.
 */
public final class Audit {
    private static final String INDEX = "holdings.db";

    /** How often a package is read that gets new versions meanwhile. */
    private static final int MOST_TRIES = 3;

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
     * @param names packages, as people name them; none: the whole archive
     * @param age packages alone whose last fixity check is older
     * @param bytesASecond how fast to read at most
     */
    public record Request(List<String> names, Optional<Duration> age, Optional<Long> bytesASecond) {}

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
     * @param id of a package or agreement; else where it lies in the archive
     */
    public record Result(Subject subject, String id, Audited audited) {}

    /**
     * @param told hears of each thing once it was read
     * @return what each name stands for; where one stands for no package, or for several, nothing is read
     */
    public List<PackageLookup<PackageId>> run(Request request, Consumer<Result> told) {
        try (Archive archive = premises.open()) {
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
            Optional<List<IndexEntry>> index =
                    whole ? Archive.index(premises.archive(), premises.notices()) : Optional.empty();
            if (whole) {
                packages.addAll(archive.ids());
            }
            LongConsumer moved = pace(request.bytesASecond());
            for (PackageId aip : due(packages, request.age(), archive)) {
                told.accept(audit(aip, archive, moved));
            }
            if (whole) {
                storage(archive, told);
                for (String id : archive.keptAgreements().ids()) {
                    told.accept(new Result(Subject.AGREEMENT, id, OcflAgreements.audit(premises.archive(), id, moved)));
                }
                told.accept(new Result(Subject.JOURNAL, "journal.jsonl", new Audited(1, 0, VerifyJournal.of(archive))));
                told.accept(new Result(Subject.HOLDINGS, INDEX, holdings(index, archive)));
            }
            return found;
        }
    }

    /** Those that were not read for the longest time come first. */
    private static List<PackageId> due(List<PackageId> packages, Optional<Duration> age, Archive archive) {
        Map<PackageId, Instant> last = archive.journal().lastTimes(EventType.FIXITY_CHECK);
        Instant bound = age.map(Machine.clock().instant()::minus).orElse(Instant.MAX);
        Set<PackageId> asked = Set.copyOf(packages);
        return Stream.concat(
                        packages.stream().filter(aip -> !last.containsKey(aip)),
                        last.keySet().stream().filter(asked::contains))
                .filter(aip -> !last.getOrDefault(aip, Instant.MIN).isAfter(bound))
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
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<Head> before = head;
            progress.begin("auditing " + aip.shortForm(), size(aip, archive));
            audited = read(aip, archive, moved);
            head = VerifyJournal.head(aip, archive);
            if (audited.isIntact() || head.equals(before)) {
                break;
            }
        }
        note(aip, audited, archive);
        return new Result(Subject.PACKAGE, aip.value(), audited);
    }

    private Audited read(PackageId aip, Archive archive, LongConsumer moved) {
        try {
            return running.run("audit", false, () -> archive.storage().audit(aip, moved));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long size(PackageId aip, Archive archive) {
        return archive.holdings().find(aip).map(holding -> holding.bytes()).orElse(0L);
    }

    private static void note(PackageId aip, Audited audited, Archive archive) {
        String detail = audited.files() + " files read, "
                + (audited.isIntact()
                        ? "every digest as committed."
                        : audited.findings().size() + " findings.");
        archive.journal()
                .append(
                        aip,
                        new PreservationEvent(
                                EventType.FIXITY_CHECK,
                                Machine.clock().instant(),
                                detail,
                                audited.isIntact() ? "success" : "fail",
                                Machine.software()));
    }

    /** What lies among the packages and is none. */
    private static void storage(Archive archive, Consumer<Result> told) {
        List<AuditFinding> foreign = archive.findings().stream()
                .filter(finding -> finding.code().equals(Reconciliation.FOREIGN))
                .map(Finding::where)
                .map(where -> AuditFinding.of(AuditFinding.Kind.UNEXPECTED, where))
                .toList();
        if (!foreign.isEmpty()) {
            told.accept(new Result(Subject.STORAGE, "storage", new Audited(0, 0, foreign)));
        }
    }

    /** Whether the index says of each package what the package says of itself. */
    private static Audited holdings(Optional<List<IndexEntry>> index, Archive archive) {
        if (index.isEmpty()) {
            return new Audited(0, 0, List.of(AuditFinding.of(AuditFinding.Kind.UNREADABLE, INDEX)));
        }
        Map<PackageId, List<Holding>> entries = new HashMap<>();
        index.get().forEach(entry -> entries.put(entry.aip(), entry.accessions()));
        List<AuditFinding> findings = new ArrayList<>();
        for (PackageId aip : archive.storage().ids()) {
            archive.entry(aip)
                    .map(IndexEntry::accessions)
                    .filter(stored -> archive.findings(aip).isEmpty())
                    .filter(stored -> !stored.equals(entries.get(aip)))
                    .ifPresent(stored -> findings.add(new AuditFinding(
                            entries.containsKey(aip) ? AuditFinding.Kind.MISMATCH : AuditFinding.Kind.MISSING,
                            INDEX,
                            "Its entry for package " + aip.shortForm()
                                    + (entries.containsKey(aip)
                                            ? " is not what the package says of itself."
                                            : " is not there.")
                                    + " Run posterity reindex.")));
        }
        return new Audited(1, 0, findings);
    }
}

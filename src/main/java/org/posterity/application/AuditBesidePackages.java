package org.posterity.application;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.posterity.application.Audit.Result;
import org.posterity.application.Audit.Subject;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.holdings.Holding;
import org.posterity.holdings.IndexEntry;
import org.posterity.holdings.Reconciliation;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.storage.AuditFinding;
import org.posterity.storage.AuditFinding.Kind;
import org.posterity.storage.Audited;
import org.posterity.storage.ocfl.OcflAgreements;

/** The part of an audit that is about what an archive has besides packages: agreements, the journal, the index, and what is none of these. */
final class AuditBesidePackages {
    private static final String INDEX = "holdings.db";
    private static final String JOURNAL = "journal.jsonl";

    private final Premises premises;
    private final Archive archive;
    private final Optional<List<IndexEntry>> index;
    private final Consumer<Result> told;
    private boolean agreementsCompleted;

    /**
     * @param index as it stands; empty when it cannot be read
     */
    AuditBesidePackages(Premises premises, Archive archive, Optional<List<IndexEntry>> index, Consumer<Result> told) {
        this.premises = premises;
        this.archive = archive;
        this.index = index;
        this.told = told;
    }

    /** Reads every byte of it. */
    void read(LongConsumer moved) {
        storage();
        for (String id : archive.keptAgreements().ids()) {
            told.accept(Result.of(Subject.AGREEMENT, id, agreement(id, moved)));
        }
        told.accept(Result.of(Subject.JOURNAL, JOURNAL, new Audited(1, 0, VerifyJournal.of(archive, premises))));
        told.accept(Result.of(Subject.HOLDINGS, INDEX, holdings()));
    }

    /** A version that was left unfinished is completed, and then read. */
    private Audited agreement(String id, LongConsumer moved) {
        Audited audited = OcflAgreements.audit(premises.archive(), id, moved);
        if (audited.isIntact() || agreementsCompleted) {
            return audited;
        }
        agreementsCompleted = true;
        InterruptedWork.completeAgreements(premises);
        return OcflAgreements.audit(premises.archive(), id, moved);
    }

    /**
     * Finds out whether the agreements of packages can be read that look different from when the index read them, whether each line of the
     * journal can be read, and whether the index has every package, without reading packages. Only what is wrong is told.
     */
    void look() {
        storage();
        agreements();
        archive.told()
                .damage()
                .ifPresent(what ->
                        tell(Subject.JOURNAL, JOURNAL, List.of(new AuditFinding(Kind.UNREADABLE, JOURNAL, what))));
        List<AuditFinding> findings = index.isEmpty()
                ? List.of(AuditFinding.of(Kind.UNREADABLE, INDEX))
                : stillWrong(archive.ids(), this::notEntered);
        tell(Subject.HOLDINGS, INDEX, findings);
    }

    private void agreements() {
        for (String id : archive.unseenAgreements()) {
            try {
                archive.keptAgreements().read(id);
            } catch (UnreadableAgreement e) {
                tell(Subject.AGREEMENT, id, List.of(new AuditFinding(Kind.UNREADABLE, "", e.getMessage())));
            }
        }
    }

    private void tell(Subject subject, String id, List<AuditFinding> findings) {
        if (!findings.isEmpty()) {
            told.accept(Result.of(subject, id, new Audited(0, 0, findings)));
        }
    }

    /** What lies among the packages and is none. */
    private void storage() {
        List<AuditFinding> foreign = archive.findings().stream()
                .filter(finding -> finding.code().equals(Reconciliation.FOREIGN))
                .map(Finding::where)
                .map(where -> AuditFinding.of(Kind.UNEXPECTED, where))
                .toList();
        tell(Subject.STORAGE, "storage", foreign);
    }

    /** Whether the index says of each package what the package says of itself. */
    private Audited holdings() {
        if (index.isEmpty()) {
            return new Audited(0, 0, List.of(AuditFinding.of(Kind.UNREADABLE, INDEX)));
        }
        return new Audited(1, 0, stillWrong(archive.storage().ids(), this::differing));
    }

    /** What is found wrong of packages by the index as it was read, and still by the index as it stands once nobody is at work on them. */
    private List<AuditFinding> stillWrong(
            Collection<PackageId> packages,
            BiFunction<Collection<PackageId>, List<IndexEntry>, Map<PackageId, AuditFinding>> look) {
        return InterruptedWork.lasting(
                look.apply(packages, index.orElseThrow()),
                wrong -> look.apply(
                        wrong,
                        Archive.index(premises.archive(), premises.notices()).orElse(List.of())),
                premises);
    }

    private Map<PackageId, AuditFinding> notEntered(Collection<PackageId> packages, List<IndexEntry> entries) {
        Set<PackageId> entered = new HashSet<>();
        entries.forEach(entry -> entered.add(entry.aip()));
        Map<PackageId, AuditFinding> findings = new LinkedHashMap<>();
        packages.stream()
                .filter(aip -> !entered.contains(aip) && archive.storage().holds(aip))
                .forEach(aip -> findings.put(aip, faulty(Kind.MISSING, aip)));
        return findings;
    }

    private Map<PackageId, AuditFinding> differing(Collection<PackageId> packages, List<IndexEntry> entries) {
        Map<PackageId, List<Holding>> entered = new HashMap<>();
        entries.forEach(entry -> entered.put(entry.aip(), entry.accessions()));
        Set<PackageId> anew = archive.readAnew();
        Set<PackageId> stale = new HashSet<>();
        entries.stream()
                .filter(entry -> entry.seen().isPresent() && anew.contains(entry.aip()))
                .forEach(entry -> stale.add(entry.aip()));
        Map<PackageId, AuditFinding> findings = new LinkedHashMap<>();
        for (PackageId aip : packages) {
            archive.entry(aip)
                    .map(IndexEntry::accessions)
                    .filter(stored -> archive.findings(aip).isEmpty())
                    // what it knows to be older than the package, it reads again by itself
                    .filter(stored -> !stale.contains(aip))
                    .filter(stored -> !stored.equals(entered.get(aip)))
                    .ifPresent(stored ->
                            findings.put(aip, faulty(entered.containsKey(aip) ? Kind.MISMATCH : Kind.MISSING, aip)));
        }
        return findings;
    }

    private static AuditFinding faulty(Kind kind, PackageId aip) {
        return new AuditFinding(
                kind,
                INDEX,
                "Its entry for package " + aip.shortForm()
                        + (kind == Kind.MISMATCH ? " is not what the package says of itself." : " is not there.")
                        + " Run posterity reindex.");
    }
}

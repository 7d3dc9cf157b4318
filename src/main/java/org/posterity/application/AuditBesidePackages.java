package org.posterity.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        told.accept(Result.of(Subject.JOURNAL, JOURNAL, new Audited(1, 0, VerifyJournal.of(archive))));
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
     * Finds out whether agreements can be read and have all their files, whether the journal's chain is whole, and whether the index has
     * every package, without reading packages. Only what is wrong is told.
     */
    void look() {
        storage();
        agreements();
        tell(Subject.JOURNAL, JOURNAL, archive.journal().verifyChain());
        List<AuditFinding> findings = new ArrayList<>();
        if (index.isEmpty()) {
            findings.add(AuditFinding.of(Kind.UNREADABLE, INDEX));
        } else {
            Set<PackageId> entered = new HashSet<>();
            index.get().forEach(entry -> entered.add(entry.aip()));
            archive.ids().stream()
                    .filter(aip -> !entered.contains(aip) && archive.storage().holds(aip))
                    .forEach(aip -> findings.add(faulty(Kind.MISSING, aip)));
        }
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
        Map<PackageId, List<Holding>> entries = new HashMap<>();
        index.get().forEach(entry -> entries.put(entry.aip(), entry.accessions()));
        Set<PackageId> anew = archive.readAnew();
        Set<PackageId> stale = new HashSet<>();
        index.get().stream()
                .filter(entry -> entry.seen().isPresent() && anew.contains(entry.aip()))
                .forEach(entry -> stale.add(entry.aip()));
        List<AuditFinding> findings = new ArrayList<>();
        for (PackageId aip : archive.storage().ids()) {
            archive.entry(aip)
                    .map(IndexEntry::accessions)
                    .filter(stored -> archive.findings(aip).isEmpty())
                    // what it knows to be older than the package, it reads again by itself
                    .filter(stored -> !stale.contains(aip))
                    .filter(stored -> !stored.equals(entries.get(aip)))
                    .ifPresent(stored ->
                            findings.add(faulty(entries.containsKey(aip) ? Kind.MISMATCH : Kind.MISSING, aip)));
        }
        return new Audited(1, 0, findings);
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

package org.posterity.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.EventType;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;
import org.posterity.storage.AuditFinding;
import org.posterity.storage.AuditFinding.Kind;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.Head;
import org.posterity.storage.StoredVersion;

/**
 * Holds the journal against itself and against storage. The chain shows a line that was removed, edited or put in another place; the
 * end of the journal was cut where a version is stored of which no line tells.
 */
public final class VerifyJournal {
    private final Premises premises;

    public VerifyJournal(Premises premises) {
        this.premises = premises;
    }

    /** What is wrong; nothing if the journal is whole. */
    public List<AuditFinding> run() {
        try (Archive archive = InterruptedWork.completed(premises, Progress.NONE)) {
            return of(archive, premises);
        }
    }

    static List<AuditFinding> of(Archive archive, Premises premises) {
        List<AuditFinding> findings = new ArrayList<>(archive.journal().verifyChain());
        findings.addAll(InterruptedWork.lasting(
                lacking(archive.storage().ids(), archive), packages -> lacking(packages, archive), premises));
        return findings;
    }

    private static Map<PackageId, AuditFinding> lacking(Collection<PackageId> packages, Archive archive) {
        Map<PackageId, AuditFinding> lacking = new LinkedHashMap<>();
        // before the journal is read: a commit that ends meanwhile is told of
        Set<PackageId> underWay = Set.copyOf(archive.storage().inProgress());
        Map<PackageId, Set<Head>> told = archive.journal().committed();
        Set<PackageId> accessioned = archive.journal().packagesWith(EventType.ACCESSION);
        for (PackageId aip : packages) {
            if (underWay.contains(aip)) {
                continue;
            }
            if (!accessioned.contains(aip)) {
                lacking.put(aip, lacks("the accession of package " + aip.shortForm() + ": lines were lost."));
                continue;
            }
            head(aip, archive)
                    .filter(head -> !told.getOrDefault(aip, Set.of()).contains(head))
                    .ifPresent(head -> lacking.put(
                            aip,
                            lacks("the commit of version " + head.version() + " of package " + aip.shortForm()
                                    + ": lines were lost, or another process is committing it now.")));
        }
        return lacking;
    }

    private static AuditFinding lacks(String what) {
        return new AuditFinding(Kind.MISSING, "journal.jsonl", "It does not tell of " + what);
    }

    /** The newest version of a package; empty if it cannot be read, which others report. */
    static Optional<Head> head(PackageId aip, Archive archive) {
        try {
            return archive.storage().head(aip).map(StoredVersion::head);
        } catch (DamagedPackage e) {
            return Optional.empty();
        }
    }
}

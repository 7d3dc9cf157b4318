package org.posterity.application;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.posterity.holdings.Holding;
import org.posterity.holdings.Holdings;
import org.posterity.holdings.Reconciliation;
import org.posterity.model.Finding;
import org.posterity.model.PackageId;
import org.posterity.model.Progress;

/**
 * Makes the index of holdings anew from storage, agreements and journal. An index that is damaged is replaced. The entry of a
 * package that is gone or cannot be read stays: it says whose the package was.
 */
public final class Reindex {
    private final Premises premises;

    public Reindex(Premises premises) {
        this.premises = premises;
    }

    /**
     * What was done.
     *
     * @param packages how many the index has now
     * @param added how many it lacked
     * @param corrected how many it had otherwise than they are
     * @param removed how many it had of which storage and journal know nothing
     * @param replaced whether the index was damaged
     * @param findings what is wrong in storage
     */
    public record Answer(
            int packages, int added, int corrected, int removed, boolean replaced, List<Finding> findings) {
        public Answer {
            findings = List.copyOf(findings);
        }
    }

    /** @param patience how long to wait for another run */
    public Answer run(Duration patience) {
        Settings settings = premises.settings();
        boolean replaced = premises.withoutDamagedIndex(patience);
        try (Archive archive = premises.openToWrite(settings, patience)) {
            new Wiring(settings, archive, Progress.NONE).completeInterrupted();
            archive.storageToWrite().removeEmptyFolders();
            Map<PackageId, List<Holding>> before = archive.indexed();
            List<Finding> findings = archive.readAgain();
            Holdings holdings = archive.holdings();
            Set<PackageId> told = new HashSet<>(archive.journal().packages());
            int removed = 0;
            int added = 0;
            int corrected = 0;
            for (PackageId aip : holdings.ids()) {
                if (!archive.storage().holds(aip) && !told.contains(aip)) {
                    holdings.remove(aip);
                    removed++;
                } else if (!before.containsKey(aip)) {
                    added++;
                } else if (!before.get(aip).equals(holdings.accessions(aip))) {
                    corrected++;
                }
            }
            List<Finding> left = findings.stream()
                    .filter(finding -> finding.code().equals(Reconciliation.FOREIGN)
                            || archive.knows(new PackageId(finding.where())))
                    .toList();
            return new Answer(holdings.count(), added, corrected, removed, replaced, left);
        }
    }
}

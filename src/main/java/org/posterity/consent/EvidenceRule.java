package org.posterity.consent;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;
import org.posterity.model.Fault;

/**
 * A paper that the record names and that came along must be the one that was signed. A paper that did not come along is
 * not looked for: it may lie with the institution.
 */
final class EvidenceRule {
    private EvidenceRule() {}

    static List<Refusal> examine(ConsentRecord record, Submission submission) {
        List<Refusal> altered = new ArrayList<>();
        for (int i = 0; i < record.evidence().size(); i++) {
            Evidence evidence = record.evidence().get(i);
            List<ReceivedFile> candidates = candidates(evidence, submission);
            if (!candidates.isEmpty()
                    && candidates.stream().noneMatch(file -> file.sha256().equals(evidence.digest()))) {
                altered.add(
                        new Refusal(
                                "evidence-altered",
                                "A paper that proves the consent is not the one the record speaks of.",
                                new Fault(
                                        "consent record, $.evidence[" + i + "].digest",
                                        "The file of that name in the submission has another digest.",
                                        "Put the original paper back, or have the changed one confirmed and record its digest.")));
            }
        }
        return altered;
    }

    /** The file with that very path; where there is none, all files of that name. */
    private static List<ReceivedFile> candidates(Evidence evidence, Submission submission) {
        String name = composed(evidence.name());
        List<ReceivedFile> exact = submission.files().stream()
                .filter(file -> composed(file.path()).equals(name))
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        return submission.files().stream()
                .filter(file -> composed(file.name()).equals(name))
                .toList();
    }

    /** File systems differ in how they encode accents. */
    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}

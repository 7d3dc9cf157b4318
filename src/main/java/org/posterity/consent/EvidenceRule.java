package org.posterity.consent;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.intake.ReceivedFile;
import org.posterity.intake.Submission;

/**
 * A paper named in the record must be the one that was signed, whether it lies in the submission or in the agreements folder.
 * One marked as handed in must lie in one of the two; others may be kept elsewhere and are not required.
 */
final class EvidenceRule {
    private final Optional<AgreementFolder> folder;

    EvidenceRule(Optional<Path> agreements) {
        this.folder = agreements.map(AgreementFolder::new);
    }

    List<Refusal> examine(ConsentRecord record, Submission submission) {
        List<Refusal> reasons = new ArrayList<>();
        for (int i = 0; i < record.evidence().size(); i++) {
            examine(record.evidence().get(i), "$.evidence[" + i + "]", submission)
                    .ifPresent(reasons::add);
        }
        return reasons;
    }

    private Optional<Refusal> examine(Evidence paper, String where, Submission submission) {
        List<ReceivedFile> sent = inSubmission(paper, submission.files());
        boolean kept = folder.map(it -> it.holds(paper)).orElse(false);
        if (kept || sent.stream().anyMatch(file -> file.sha256().equals(paper.digest()))) {
            return Optional.empty();
        }
        if (!sent.isEmpty() || folder.map(it -> it.holdsAnother(paper)).orElse(false)) {
            return Optional.of(Refusal.inRecord(
                    "evidence-altered",
                    "A paper that proves the consent is not the one named in the record.",
                    where + ".digest",
                    "The file of that name has a different digest.",
                    "Put the original back, or have the changed paper confirmed and record its digest."));
        }
        return paper.handedIn()
                ? Optional.of(Refusal.inRecord(
                        "evidence-missing",
                        "A paper that proves the consent is missing.",
                        where + ".name",
                        "The record says that it was handed in, but it is neither in the submission nor in the "
                                + "agreements folder.",
                        "Put it into one of the two (the setting agreements.dir names the folder), or remove "
                                + "handedIn from the record if you keep it elsewhere."))
                : Optional.empty();
    }

    /** The file with that exact path; if there is none, all files of that name. */
    static List<ReceivedFile> inSubmission(Evidence evidence, List<ReceivedFile> received) {
        String name = composed(evidence.name());
        List<ReceivedFile> exact = received.stream()
                .filter(file -> composed(file.path()).equals(name))
                .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        return received.stream()
                .filter(file -> composed(file.name()).equals(name))
                .toList();
    }

    /** File systems differ in how they encode accents. */
    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}

package org.posterity.consent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.model.TerminalFailure;

/**
 * Looks for the papers named in a record, without a submission: at their paths beside the record, and in the agreements
 * folder. A paper kept elsewhere is not a fault.
 */
public final class PaperSearch {
    private final Optional<AgreementFolder> agreements;

    public PaperSearch(HouseRules house) {
        this.agreements = house.agreements().map(AgreementFolder::new);
    }

    /** What was found of a paper. */
    public enum Found {
        UNALTERED("unaltered"),
        ALTERED("altered"),
        UNREADABLE("unreadable"),
        NOWHERE("not-found");

        private final String id;

        Found(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /**
     * A paper by its place in the record; its name may be a person's.
     *
     * @param where where it was found, in words; empty if it was not
     */
    public record Paper(String place, boolean handedIn, Found found, String where) {}

    /** The papers of a record in their order. */
    public List<Paper> of(ConsentRecord record, Path file) {
        AgreementFolder beside = new AgreementFolder(file.toAbsolutePath().getParent());
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < record.evidence().size(); i++) {
            papers.add(search(record.evidence().get(i), "$.evidence[" + i + "]", beside));
        }
        return papers;
    }

    private Paper search(Evidence paper, String place, AgreementFolder beside) {
        try {
            if (beside.holdsAtItsPath(paper)) {
                return new Paper(place, paper.handedIn(), Found.UNALTERED, "beside the record");
            }
            if (agreements.filter(folder -> folder.holds(paper)).isPresent()) {
                return new Paper(place, paper.handedIn(), Found.UNALTERED, "in the agreements folder");
            }
            if (beside.holdsAnother(paper)) {
                return new Paper(place, paper.handedIn(), Found.ALTERED, "beside the record");
            }
            boolean altered =
                    agreements.filter(folder -> folder.holdsAnother(paper)).isPresent();
            return altered
                    ? new Paper(place, paper.handedIn(), Found.ALTERED, "in the agreements folder")
                    : new Paper(place, paper.handedIn(), Found.NOWHERE, "");
        } catch (TerminalFailure e) {
            return new Paper(place, paper.handedIn(), Found.UNREADABLE, "");
        }
    }
}

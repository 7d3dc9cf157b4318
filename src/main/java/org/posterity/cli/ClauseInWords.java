package org.posterity.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.ConsentTerms;
import org.posterity.model.AccessLevel;
import org.posterity.packaging.ground.Decision;
import org.posterity.packaging.ground.Verdict;

/** Who allowed something, what the table said of it, to whom it may be shown and until when. */
final class ClauseInWords {
    private final Optional<ConsentTerms> terms;

    ClauseInWords(Optional<ConsentTerms> terms) {
        this.terms = terms;
    }

    List<String> of(Decision decision) {
        List<String> lines = new ArrayList<>();
        terms.ifPresent(agreed -> lines.add("allowed by:  the donor, in agreement " + agreed.id() + " with "
                + agreed.institution() + ", category " + decision.category().id() + ": "
                + decision.category().words() + " (consent record " + agreed.record() + ")"));
        lines.add("table says:  " + decision.treatment() + ". " + decision.reason());
        decision.legal().ifPresent(note -> lines.add("law:         " + note));
        terms.flatMap(ConsentTerms::legalBasis)
                .ifPresent(basis -> lines.add("ground:      " + basis.kind()
                        + basis.provision().map(provision -> ", " + provision).orElse("")
                        + ", the institution's ground in law"));
        terms.ifPresent(agreed -> lines.add("shown to:    " + shownTo(agreed, decision)));
        terms.ifPresent(agreed -> lines.add("until:       "
                + agreed.until().map(Object::toString).orElse("no end was agreed")
                + agreed.embargoUntil().map(day -> "; to nobody before " + day).orElse("")
                + (agreed.embargoUntilEvent() ? "; to nobody before the event that the agreement names" : "")));
        return lines;
    }

    private static String shownTo(ConsentTerms agreed, Decision decision) {
        AccessLevel access = agreed.access();
        String asOne = access.words() + " (" + access.id() + ")";
        return agreed.accessTo(decision.category())
                .filter(own -> own != access)
                .map(own -> asOne + ", as the package is shown as one; by itself to " + own.words())
                .orElse(asOne);
    }

    /** Adds the same for programs. */
    ObjectNode into(ObjectNode json, Verdict verdict) {
        json.put("explained", verdict.isExplained());
        if (verdict instanceof Verdict.Unexplained it) {
            return json.put("why", it.why());
        }
        json.put("clause", verdict.clause());
        if (verdict instanceof Verdict.ByConsent it) {
            Decision decision = it.decision();
            json.put("category", decision.category().id());
            json.put("treatment", decision.treatment());
            json.put("reason", decision.reason());
            decision.legal().ifPresent(note -> json.put("legal", note));
            terms.ifPresent(agreed -> {
                json.put("agreement", agreed.id());
                json.put("consentRecord", agreed.record().toString());
                json.put("access", agreed.access().id());
                agreed.until().ifPresent(day -> json.put("until", day.toString()));
                agreed.embargoUntil().ifPresent(day -> json.put("embargoUntil", day.toString()));
                if (agreed.embargoUntilEvent()) {
                    json.put("embargoUntilEvent", true);
                }
            });
        }
        return json;
    }
}

package org.posterity.packaging;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.posterity.consent.ConsentTerms;
import org.posterity.format.bagit.BagInfo;
import org.posterity.format.bagit.BagProfile;
import org.posterity.privacy.ScreenedExport;

/** What stands in bag-info.txt (RFC 8493 §2.2.2). Payload-Oxum is added by the bag's writer. */
final class BagLabels {
    private final BagProfile profile;
    private final Institution institution;

    BagLabels(BagProfile profile, Institution institution) {
        this.profile = profile;
        this.institution = institution;
    }

    BagInfo of(ScreenedExport export, AccessionFacts facts) {
        BagInfo info = BagInfo.EMPTY
                .with("Source-Organization", facts.institution())
                .with(
                        "Bagging-Date",
                        LocalDate.ofInstant(facts.sealedAt(), ZoneOffset.UTC).toString())
                .with("External-Identifier", facts.aip().value())
                .with(
                        "External-Description",
                        "Posts of a social-media account, received from its creator with consent.")
                .with("BagIt-Profile-Identifier", profile.identifier())
                .with(
                        "Bag-Software-Agent",
                        institution.software().name() + " "
                                + institution.software().version());
        info = with(info, "Contact-Name", institution.contactName());
        info = with(info, "Contact-Email", institution.contactEmail());
        info = with(info, "Bag-Group-Identifier", facts.collection());
        info = with(info, "Internal-Sender-Identifier", facts.accessionNumber());
        ConsentTerms terms = export.submission().terms();
        TermsInShort inShort = new TermsInShort(terms);
        info = info.with("Posterity-Submission-Digest", facts.submissionDigest().toString())
                .with("Posterity-Agreement", inShort.agreement())
                .with("Posterity-Consent-Record", terms.record().toString())
                .with("Posterity-Access", facts.access().id())
                .with("Posterity-Validity", inShort.validity());
        info = with(info, "Posterity-Embargo", inShort.embargo());
        info = with(info, "Posterity-Purposes", list(terms.purposes()));
        return with(info, "Posterity-Storage-Countries", list(terms.countries()));
    }

    private static Optional<String> list(Collection<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    private static BagInfo with(BagInfo info, String label, Optional<String> value) {
        return value.map(text -> info.with(label, text)).orElse(info);
    }
}

package org.posterity.document;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.posterity.format.bagit.BagInfo;
import org.posterity.model.Digest;
import org.posterity.record.Accession;
import org.posterity.record.PackageRecords;

/** The labels in {@code bag-info.txt} (RFC 8493 §2.2.2): the newest accession, and the current terms. */
final class BagLabels {
    private final PackageRecords records;

    BagLabels(PackageRecords records) {
        this.records = records;
    }

    BagInfo info() throws IOException {
        Accession accession = records.accession(records.newest());
        BagInfo info = BagInfo.EMPTY
                .with("Source-Organization", accession.keeper().institution())
                .with(
                        "Bagging-Date",
                        LocalDate.ofInstant(accession.sealedAt(), ZoneOffset.UTC)
                                .toString())
                .with("External-Identifier", accession.aip().value())
                .with(
                        "External-Description",
                        "Posts of a social-media account, received from its creator with consent.")
                .with("BagIt-Profile-Identifier", accession.keeper().bagProfile())
                .with(
                        "Bag-Software-Agent",
                        accession.software().name() + " " + accession.software().version());
        info = with(info, "Contact-Name", accession.keeper().contactName());
        info = with(info, "Contact-Email", accession.keeper().contactEmail());
        info = with(info, "Bag-Group-Identifier", accession.collection());
        info = with(info, "Internal-Sender-Identifier", accession.accessionNumber());
        info = info.with(
                "Posterity-Submission-Digest", accession.received().digest().toString());
        CurrentTerms terms = CurrentTerms.of(records);
        for (String agreement : terms.agreements()) {
            info = info.with("Posterity-Agreement", agreement);
        }
        for (Digest record : terms.consentRecords()) {
            info = info.with("Posterity-Consent-Record", record.toString());
        }
        info = info.with("Posterity-Access", terms.level().id()).with("Posterity-Validity", terms.validity());
        info = with(info, "Posterity-Embargo", terms.embargo());
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

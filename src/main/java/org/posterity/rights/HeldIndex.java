package org.posterity.rights;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.posterity.consent.KeptAgreement;
import org.posterity.model.PackageId;
import org.posterity.model.PreservationEvent;
import org.posterity.page.Fact;
import org.posterity.record.ConsentTerms;
import org.posterity.record.RecordJson;
import org.posterity.rights.AgreementCopy.CopiedFile;
import org.posterity.storage.Journal;
import org.posterity.storage.StoredFile;
import org.posterity.storage.StoredPackages;

/** {@code held.json}: everything held about a donor, for programs; written as a stream. */
final class HeldIndex {
    private final StoredPackages storage;
    private final Journal journal;

    HeldIndex(StoredPackages storage, Journal journal) {
        this.storage = storage;
        this.journal = journal;
    }

    void write(
            DonorsHoldings holdings,
            Map<PackageId, String> folders,
            List<CopiedFile> ofAgreement,
            List<Fact> elsewhere,
            List<String> lacking,
            Instant drawnAt,
            OutputStream out)
            throws IOException {
        try (JsonGenerator json = new ObjectMapper().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("drawnAt", drawnAt.toString());
            json.writeArrayFieldStart("agreements");
            if (holdings.agreement().isPresent()) {
                agreement(holdings.agreement().get(), ofAgreement, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("packages");
            for (Map.Entry<PackageId, ConsentTerms> entry : holdings.packages().entrySet()) {
                stored(entry.getKey(), entry.getValue(), folders.get(entry.getKey()), json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("elsewhere");
            for (Fact fact : elsewhere) {
                json.writeStartObject();
                json.writeStringField("where", fact.label());
                json.writeStringField("what", fact.value());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("notCopied");
            for (String lack : lacking) {
                json.writeString(lack);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void agreement(KeptAgreement agreement, List<CopiedFile> files, JsonGenerator json)
            throws IOException {
        List<KeptRecord> records = KeptRecord.all(agreement);
        json.writeStartObject();
        json.writeStringField("number", records.get(records.size() - 1).number());
        json.writeStringField("id", agreement.id());
        json.writeArrayFieldStart("versions");
        for (KeptAgreement.Version version : agreement.versions()) {
            json.writeStartObject();
            json.writeNumberField("number", version.number());
            json.writeStringField("keptAt", version.keptAt().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("files");
        for (CopiedFile file : files) {
            json.writeStartObject();
            json.writeStringField("path", file.path());
            json.writeBooleanField("copied", file.isThere());
            json.writeNumberField("bytes", file.bytes());
            json.writeStringField("sha512", file.sha512().hex());
            if (file.note().isPresent()) {
                json.writeStringField("note", file.note().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void stored(PackageId aip, ConsentTerms terms, String folder, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("aip", aip.value());
        json.writeStringField("folder", folder);
        json.writeFieldName("terms");
        json.writeTree(RecordJson.tree(terms));
        json.writeArrayFieldStart("events");
        for (PreservationEvent event : journal.events(aip)) {
            json.writeStartObject();
            json.writeStringField("time", event.time().toString());
            json.writeStringField("type", event.type().label());
            json.writeStringField("detail", event.detail());
            json.writeStringField("outcome", event.outcome());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("files");
        for (StoredFile file : storage.files(aip)) {
            json.writeStartObject();
            json.writeStringField("path", file.logicalPath());
            json.writeNumberField("bytes", file.size());
            json.writeStringField("sha512", file.sha512().hex());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}

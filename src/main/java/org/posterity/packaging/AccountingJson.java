package org.posterity.packaging;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.posterity.intake.ReceivedFile;
import org.posterity.privacy.LedgerLine;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;

/** {@code accounting.json}: for every path of the export, how many items were met and what became of them. */
final class AccountingJson {
    private final ScreenedExport export;

    AccountingJson(ScreenedExport export) {
        this.export = export;
    }

    void writeTo(OutputStream out) throws IOException {
        try (JsonGenerator json = LedgerWriting.generator(out)) {
            json.writeStartObject();
            json.writeStringField("layout", export.facts().layout());
            sources(json);
            json.writeStringField(
                    "selectionPolicy", export.facts().selection().digest().toString());
            if (!export.withoutExport()) {
                json.writeBooleanField("reconciled", true);
                json.writeStringField(
                        "reconciledIs",
                        "counted is the number of items as a second pass over the export found it, which reads nothing"
                                + " and only counts; it is the same as met, and the parts add up to it, path by path");
            }
            ObjectNode totals = WarcWriting.JSON.createObjectNode();
            Sums.of(export.ledger()).into(totals);
            totals.put(
                    "counted",
                    export.accounting().counted().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
            json.writeFieldName("totals");
            json.writeTree(totals);
            json.writeArrayFieldStart("paths");
            for (LedgerLine line : export.ledger()) {
                json.writeTree(path(line));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void sources(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("export");
        for (ScreenedFile screened : export.files()) {
            ReceivedFile file = screened.file();
            if (export.facts().sources().contains(file.sha256())) {
                json.writeTree(WarcWriting.JSON
                        .createObjectNode()
                        .put("path", file.path())
                        .put("size", file.size())
                        .put("digest", file.sha256().toString()));
            }
        }
        json.writeEndArray();
    }

    private ObjectNode path(LedgerLine line) {
        ObjectNode json = WarcWriting.JSON.createObjectNode();
        json.put("path", line.path());
        json.put(
                "standing",
                line.section().standing().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        line.section().category().ifPresent(category -> json.put("category", category.id()));
        ArrayNode types = json.putArray("types");
        line.section().types().forEach(types::add);
        json.put("counted", export.accounting().counted().getOrDefault(line.path(), 0L));
        Sums.of(List.of(line)).into(json);
        return json;
    }
}

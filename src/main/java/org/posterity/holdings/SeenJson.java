package org.posterity.holdings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.posterity.storage.StoredJson;

/** What was seen of a package as one JSON object on one line. */
public final class SeenJson {
    private SeenJson() {}

    public static String write(SeenPackage seen) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("files", seen.files());
        seen.agreements().forEach(it -> write(it, json.withArray("agreements").addObject()));
        return json.toString();
    }

    private static void write(SeenAgreement agreement, ObjectNode json) {
        json.put("id", agreement.id())
                .put("files", agreement.files())
                .put("withdrawn", agreement.withdrawn())
                .put("followed", agreement.followed())
                .put("awaitsMajority", agreement.awaitsMajority());
        agreement.until().ifPresent(day -> json.put("until", day.toString()));
    }

    /** Empty if the text is no such object: then the package is read again. */
    public static Optional<SeenPackage> read(String text) {
        try {
            StoredJson json = StoredJson.read(text);
            List<SeenAgreement> agreements =
                    json.objects("agreements").stream().map(SeenJson::agreement).toList();
            return agreements.isEmpty()
                    ? Optional.empty()
                    : json.text("files").map(files -> new SeenPackage(files, agreements));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SeenAgreement agreement(StoredJson json) {
        return new SeenAgreement(
                json.required("id"),
                json.required("files"),
                json.is("withdrawn"),
                json.is("followed"),
                json.is("awaitsMajority"),
                json.text("until").map(LocalDate::parse));
    }
}

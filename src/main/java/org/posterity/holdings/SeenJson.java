package org.posterity.holdings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was seen of a package as one JSON object on one line. */
public final class SeenJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SeenJson() {}

    public static String write(SeenPackage seen) {
        ObjectNode json = JSON.createObjectNode().put("files", seen.files());
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
            JsonNode json = JSON.readTree(text);
            List<SeenAgreement> agreements = new ArrayList<>(1);
            for (JsonNode agreement : json.path("agreements")) {
                agreements.add(agreement(agreement));
            }
            return agreements.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SeenPackage(json.required("files").textValue(), agreements))
                            .filter(it -> it.files() != null);
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SeenAgreement agreement(JsonNode json) {
        return new SeenAgreement(
                json.required("id").asText(),
                json.required("files").asText(),
                json.required("withdrawn").asBoolean(),
                json.required("followed").asBoolean(),
                json.required("awaitsMajority").asBoolean(),
                Optional.ofNullable(json.path("until").textValue()).map(LocalDate::parse));
    }
}

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
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.Moment;
import org.posterity.model.PackageId;
import org.posterity.model.PostCounts;
import org.posterity.model.SubmissionId;

/** A holding as one JSON object on one line; unknown values are omitted. */
public final class HoldingJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HoldingJson() {}

    public static String write(Holding holding) {
        ObjectNode json = JSON.createObjectNode()
                .put("aip", holding.aip().value())
                .put("version", holding.version())
                .put("accession", holding.accession())
                .put("account", holding.account().toString())
                .put("institution", holding.institution());
        holding.collection().ifPresent(collection -> json.put("collection", collection));
        holding.accessionNumber().ifPresent(number -> json.put("accessionNumber", number));
        json.put("submission", holding.submission().value())
                .put("submissionDigest", holding.submissionDigest().toString())
                .put("storedAt", holding.storedAt().toString());
        json.putObject("posts")
                .put("listed", holding.posts().listed())
                .put("held", holding.posts().held())
                .put("missing", holding.posts().missing())
                .put("ambiguous", holding.posts().ambiguous())
                .put("leftOut", holding.posts().leftOut());
        json.put("bytes", holding.bytes()).put("access", holding.access().id());
        holding.accessUntil().ifPresent(until -> json.put("accessUntil", until.toString()));
        json.put("folder", holding.folder());
        if (!holding.agreements().isEmpty()) {
            holding.agreements()
                    .forEach(under -> write(under, json.withArray("agreements").addObject()));
        }
        return json.toString();
    }

    private static void write(HeldUnder under, ObjectNode json) {
        json.put("id", under.agreement());
        if (!under.ends().isEmpty()) {
            under.ends().forEach(day -> json.withArray("ends").add(day.toString()));
        }
        under.embargoUntil().ifPresent(day -> json.put("embargoUntil", day.toString()));
        if (under.embargoUntilEvent()) {
            json.put("embargoUntilEvent", true);
        }
    }

    /** @throws IllegalArgumentException when the text is not a holding; the message quotes nothing of it */
    public static Holding read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            JsonNode posts = json.required("posts");
            return new Holding(
                    new PackageId(text(json, "aip")),
                    json.required("version").asInt(),
                    json.required("accession").asInt(),
                    Account.parse(text(json, "account")),
                    text(json, "institution"),
                    optional(json, "collection"),
                    optional(json, "accessionNumber"),
                    new SubmissionId(text(json, "submission")),
                    Digest.parse(text(json, "submissionDigest")),
                    Moment.parse(text(json, "storedAt")),
                    new PostCounts(
                            posts.required("listed").asInt(),
                            posts.required("held").asInt(),
                            posts.required("missing").asInt(),
                            posts.required("ambiguous").asInt(),
                            posts.required("leftOut").asInt()),
                    json.required("bytes").asLong(),
                    AccessLevel.parse(text(json, "access")).orElseThrow(IllegalArgumentException::new),
                    optional(json, "accessUntil").map(LocalDate::parse),
                    text(json, "folder"),
                    agreements(json.path("agreements")));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            // without its cause, which would quote the text, and the text names an account
            throw new IllegalArgumentException("Not a holding as JSON.");
        }
    }

    private static List<HeldUnder> agreements(JsonNode json) {
        List<HeldUnder> agreements = new ArrayList<>();
        for (JsonNode under : json) {
            List<LocalDate> ends = new ArrayList<>();
            under.path("ends").forEach(day -> ends.add(LocalDate.parse(day.asText())));
            agreements.add(new HeldUnder(
                    text(under, "id"),
                    ends,
                    optional(under, "embargoUntil").map(LocalDate::parse),
                    under.path("embargoUntilEvent").asBoolean()));
        }
        return agreements;
    }

    private static String text(JsonNode json, String name) {
        return optional(json, name).orElseThrow(IllegalArgumentException::new);
    }

    private static Optional<String> optional(JsonNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue());
    }
}

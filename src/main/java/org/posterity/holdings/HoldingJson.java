package org.posterity.holdings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.Moment;
import org.posterity.model.PackageId;
import org.posterity.model.PostCounts;
import org.posterity.model.SubmissionId;
import org.posterity.storage.StoredJson;

/** A holding as one JSON object on one line; unknown values are omitted. */
public final class HoldingJson {
    private HoldingJson() {}

    public static String write(Holding holding) {
        return object(holding).toString();
    }

    /** The same before it is written. */
    public static ObjectNode object(Holding holding) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
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
        return json;
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
            StoredJson json = StoredJson.read(text);
            StoredJson posts = json.object("posts");
            return new Holding(
                    new PackageId(json.required("aip")),
                    (int) json.number("version"),
                    (int) json.number("accession"),
                    Account.parse(json.required("account")),
                    json.required("institution"),
                    json.text("collection"),
                    json.text("accessionNumber"),
                    new SubmissionId(json.required("submission")),
                    Digest.parse(json.required("submissionDigest")),
                    Moment.parse(json.required("storedAt")),
                    new PostCounts(
                            (int) posts.number("listed"),
                            (int) posts.number("held"),
                            (int) posts.number("missing"),
                            (int) posts.number("ambiguous"),
                            (int) posts.number("leftOut")),
                    json.number("bytes"),
                    AccessLevel.parse(json.required("access")).orElseThrow(IllegalArgumentException::new),
                    json.text("accessUntil").map(LocalDate::parse),
                    json.required("folder"),
                    json.objects("agreements").stream().map(HoldingJson::under).toList());
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            // without its cause, which would quote the text, and the text names an account
            throw new IllegalArgumentException("Not a holding as JSON.");
        }
    }

    private static HeldUnder under(StoredJson json) {
        return new HeldUnder(
                json.required("id"),
                json.texts("ends").stream().map(LocalDate::parse).toList(),
                json.text("embargoUntil").map(LocalDate::parse),
                json.text("embargoUntilEvent").isPresent() && json.is("embargoUntilEvent"));
    }
}

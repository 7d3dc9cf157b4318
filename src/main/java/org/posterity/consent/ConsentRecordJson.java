package org.posterity.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.posterity.consent.ConsentRecord.Event;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.consent.ConsentRecord.Person;
import org.posterity.model.Account;
import org.posterity.model.Category;

/** A consent record in the form that its schema describes: the way back from {@link ConsentRecord} to its file. */
final class ConsentRecordJson {
    private static final String SCHEMA = "urn:posterity:schema:consent-record:1";

    private ConsentRecordJson() {}

    static ObjectNode write(ConsentRecord record) {
        ConsentTerms terms = record.terms();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("$schema", SCHEMA);
        json.put("id", terms.id());
        ObjectNode grantor = json.putObject("grantor");
        grantor.put("capacity", record.grantor().capacity().id());
        for (Person person : record.grantor().persons()) {
            ObjectNode written = grantor.withArray("persons").addObject().put("name", person.name());
            person.signedAt().ifPresent(day -> written.put("signedAt", day.toString()));
            person.contact().ifPresent(contact -> written.put("contact", contact));
        }
        for (Account account : terms.accounts()) {
            json.withArray("accounts")
                    .addObject()
                    .put("platform", account.platform())
                    .put("username", account.username());
        }
        json.put("accountUnnamed", terms.accountUnnamed());
        terms.withoutExport()
                .ifPresent(reason -> json.putObject("withoutExport").put("reason", reason));
        json.put("age", record.minor() ? "minor" : "adult");
        record.birthDateInExport().ifPresent(note -> json.put("birthDateInExport", note.id()));
        json.putObject("institution")
                .put("name", record.institution().name())
                .put("acceptedBy", record.institution().acceptedBy())
                .put("acceptedAt", record.institution().acceptedAt().toString());
        ObjectNode notice = json.putObject("notice")
                .put("version", record.notice().version())
                .put("language", record.notice().language())
                .put("digest", record.notice().digest().toString());
        record.notice().title().ifPresent(title -> notice.put("title", title));
        record.notice().text().ifPresent(text -> notice.put("text", text));
        record.notice().form().ifPresent(form -> notice.put("form", form));
        grants(json, terms.grants());
        if (terms.embargoUntil().isPresent() || record.embargoEvent().isPresent()) {
            ObjectNode embargo = json.putObject("embargo");
            terms.embargoUntil().ifPresent(day -> embargo.put("untilDate", day.toString()));
            record.embargoEvent().ifPresent(event -> embargo.put("event", event));
        }
        terms.countries().forEach(country -> json.withArray("countries").add(country));
        json.put("thirdParties", terms.thirdParties().id());
        ObjectNode basis =
                json.putObject("legalBasis").put("kind", record.legalBasis().kind());
        record.legalBasis().provision().ifPresent(provision -> basis.put("provision", provision));
        json.putArray("evidence");
        for (Evidence paper : record.evidence()) {
            ObjectNode written = json.withArray("evidence")
                    .addObject()
                    .put("name", paper.name())
                    .put("digest", paper.digest().toString());
            if (paper.handedIn()) {
                written.put("handedIn", true);
            }
        }
        for (Event event : record.events()) {
            ObjectNode written = json.withArray("events")
                    .addObject()
                    .put("type", event.kind().id())
                    .put("at", event.at().toString());
            event.by().ifPresent(by -> written.put("by", by));
        }
        return json;
    }

    /** Indented, in UTF-8; line ends are the same on every system. */
    static byte[] bytes(JsonNode json) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        try {
            String text = new ObjectMapper().writer(printer).writeValueAsString(json) + "\n";
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record could not be written as JSON.", e);
        }
    }

    private static void grants(ObjectNode json, List<Grant> grants) {
        if (grants.size() == 1) {
            grant(json, grants.get(0));
            return;
        }
        grants.forEach(grant -> grant(json.withArray("grants").addObject(), grant));
    }

    private static void grant(ObjectNode json, Grant grant) {
        grant.categories().stream().map(Category::id).forEach(json.putArray("categories")::add);
        grant.purposes().forEach(json.putArray("purposes")::add);
        json.put("access", grant.access().id());
        json.put("from", grant.from().toString());
        grant.until().ifPresent(day -> json.put("until", day.toString()));
    }
}

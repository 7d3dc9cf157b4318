package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * From the JSON-LD of a record back to the fields of a record, as a program of another institution would read them.
 * The terms are written down here once more.
 */
final class JsonLdReader {
    private JsonLdReader() {}

    static ObjectNode record(JsonNode json) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        copy(json, "dct:identifier", record, "id");
        grantor(json.path("posterity:grantor"), record.putObject("grantor"));
        JsonNode subject = json.path("dpv:hasDataSubject");
        for (JsonNode account : subject.path("posterity:account")) {
            ObjectNode written = record.withArray("accounts").addObject();
            copy(account, "posterity:platform", written, "platform");
            copy(account, "posterity:username", written, "username");
        }
        copy(subject, "posterity:accountUnnamed", record, "accountUnnamed");
        if (subject.has("posterity:withoutExport")) {
            copy(subject, "posterity:withoutExport", record.putObject("withoutExport"), "reason");
        }
        age(subject).ifPresent(age -> record.put("age", age));
        copy(subject, "posterity:majority", record, "majority");
        if (subject.has("posterity:birthDateInExport")) {
            String note = subject.path("posterity:birthDateInExport").asText();
            record.put("birthDateInExport", ownId("birth-date-in-export", note).orElse(note));
        }
        JsonNode controller = json.path("dpv:hasDataController");
        ObjectNode institution = record.putObject("institution");
        copy(controller, "dpv:hasName", institution, "name");
        copy(controller, "posterity:acceptedBy", institution, "acceptedBy");
        copy(controller, "dct:dateAccepted", institution, "acceptedAt");
        ObjectNode notice = record.putObject("notice");
        copy(json.path("dpv:hasNotice"), "posterity:version", notice, "version");
        copy(json.path("dpv:hasNotice"), "dct:language", notice, "language");
        copy(json.path("dpv:hasNotice"), "posterity:digest", notice, "digest");
        copy(json.path("dpv:hasNotice"), "dct:title", notice, "title");
        copy(json.path("dpv:hasNotice"), "dct:description", notice, "text");
        copy(json.path("dpv:hasNotice"), "posterity:form", notice, "form");
        grants(json.path("dpv:hasProcess"), record);
        embargo(json.path("posterity:embargo"), record);
        ids(json.path("dpv:hasStorageCondition").path("dpv:hasLocation"), term -> ownId("country", term))
                .ifPresent(countries -> record.set("countries", countries));
        word(json, "posterity:thirdParties", "third-parties").ifPresent(word -> record.put("thirdParties", word));
        ObjectNode basis = record.putObject("legalBasis");
        legalBasisOf(json.path("dpv:hasLegalBasis").path("@type").asText()).ifPresent(kind -> basis.put("kind", kind));
        copy(json.path("dpv:hasLegalBasis"), "dct:description", basis, "provision");
        for (JsonNode paper : json.path("posterity:evidence")) {
            ObjectNode written = record.withArray("evidence").addObject();
            copy(paper, "dct:title", written, "name");
            copy(paper, "posterity:digest", written, "digest");
            copy(paper, "posterity:handedIn", written, "handedIn");
        }
        for (JsonNode event : json.path("dpv:hasConsentStatus")) {
            ObjectNode written = record.withArray("events").addObject();
            eventOf(event.path("@type").asText()).ifPresent(type -> written.put("type", type));
            copy(event, "dpv:isIndicatedAtTime", written, "at");
            copy(event, "dpv:isIndicatedBy", written, "by");
            word(event, "posterity:capacity", "capacity").ifPresent(capacity -> written.put("capacity", capacity));
            copy(event, "posterity:eventEvidence", written, "evidence");
            copy(event, "posterity:enteredBy", written, "enteredBy");
            copy(event, "posterity:approvedBy", written, "approvedBy");
        }
        word(json, "posterity:transfer", "transfer").ifPresent(word -> record.put("transfer", word));
        word(json, "posterity:copyright", "copyright")
                .ifPresent(word -> record.withObject("/copyright").put("status", word));
        if (json.has("dct:rights")) {
            copy(json, "dct:rights", record.withObject("/copyright"), "uri");
        }
        ids(json.path("posterity:preservation"), term -> ownId("preservation", term))
                .ifPresent(acts -> record.set("preservationActs", acts));
        copy(json, "posterity:creditAs", record, "creditAs");
        word(json, "posterity:unselected", "unselected").ifPresent(word -> record.put("unselected", word));
        copy(json, "posterity:successor", record, "successor");
        copy(json, "posterity:contactAfterDeath", record, "contactAfterDeath");
        return record;
    }

    private static void grantor(JsonNode json, ObjectNode grantor) {
        word(json, "posterity:capacity", "capacity").ifPresent(capacity -> grantor.put("capacity", capacity));
        for (JsonNode person : json.path("dpv:hasEntity")) {
            ObjectNode written = grantor.withArray("persons").addObject();
            copy(person, "dpv:hasName", written, "name");
            copy(person, "posterity:signedAt", written, "signedAt");
            copy(person, "dpv:hasContact", written, "contact");
        }
    }

    private static Optional<String> age(JsonNode subject) {
        List<String> types = new ArrayList<>();
        subject.path("@type").forEach(type -> types.add(type.asText()));
        boolean adult = types.contains("dpv:Adult");
        boolean child = types.contains("dpv:Child");
        return adult == child ? Optional.empty() : Optional.of(adult ? "adult" : "minor");
    }

    private static void grants(JsonNode processes, ObjectNode record) {
        if (processes.size() == 1) {
            grant(processes.get(0), record);
            return;
        }
        processes.forEach(process -> grant(process, record.withArray("grants").addObject()));
    }

    private static void grant(JsonNode process, ObjectNode grant) {
        ids(process.path("dpv:hasPersonalData"), term -> ownId("category", term))
                .ifPresent(categories -> grant.set("categories", categories));
        ids(process.path("dpv:hasPurpose"), JsonLdReader::purposeOf)
                .ifPresent(purposes -> grant.set("purposes", purposes));
        word(process, "posterity:access", "access").ifPresent(access -> grant.put("access", access));
        copy(process.path("dpv:hasDuration"), "posterity:from", grant, "from");
        copy(process.path("dpv:hasDuration"), "posterity:until", grant, "until");
    }

    private static void embargo(JsonNode json, ObjectNode record) {
        if (!json.isMissingNode()) {
            ObjectNode embargo = record.putObject("embargo");
            copy(json, "posterity:until", embargo, "untilDate");
            copy(json, "dct:description", embargo, "event");
        }
    }

    /** A list of ids; a term that is not understood stands in it as it is, so that the schema refuses it. */
    private static Optional<ArrayNode> ids(JsonNode terms, Function<String, Optional<String>> idOf) {
        if (terms.isMissingNode()) {
            return Optional.empty();
        }
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        terms.forEach(term -> ids.add(idOf.apply(term.asText()).orElse(term.asText())));
        return Optional.of(ids);
    }

    private static Optional<String> word(JsonNode json, String field, String kind) {
        return ownId(kind, json.path(field).asText());
    }

    private static void copy(JsonNode from, String field, ObjectNode to, String name) {
        if (from.has(field)) {
            to.set(name, from.get(field));
        }
    }

    private static Optional<String> purposeOf(String term) {
        return term.equals("dpv:AcademicResearch") ? Optional.of("research") : ownId("purpose", term);
    }

    private static Optional<String> legalBasisOf(String term) {
        return switch (term) {
            case "dpv:Consent" -> Optional.of("consent");
            case "dpv:Contract" -> Optional.of("contract");
            case "dpv:LegalObligation" -> Optional.of("legal-obligation");
            case "dpv:PublicInterest" -> Optional.of("public-interest");
            case "dpv:LegitimateInterest" -> Optional.of("legitimate-interest");
            default -> ownId("legal-basis", term);
        };
    }

    private static Optional<String> eventOf(String term) {
        return switch (term) {
            case "dpv:ConsentGiven" -> Optional.of("given");
            case "dpv:RenewedConsentGiven" -> Optional.of("renewed");
            case "dpv:ConsentWithdrawn" -> Optional.of("withdrawn");
            default -> ownId("consent", term);
        };
    }

    private static Optional<String> ownId(String kind, String term) {
        String beginning = "posterity:" + kind + "-";
        return term.startsWith(beginning)
                ? Optional.of(URLDecoder.decode(term.substring(beginning.length()), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}

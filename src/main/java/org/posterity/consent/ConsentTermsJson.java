package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Digest;

/**
 * The written form of {@link ConsentTerms}, {@code consent-terms.json}, and the way back. Scope, access and dates are those
 * of the whole package; several grants follow one by one.
 */
final class ConsentTermsJson {
    private ConsentTermsJson() {}

    static ObjectNode write(ConsentTerms terms) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", terms.id());
        json.put("record", terms.record().toString());
        json.put("institution", terms.institution());
        ArrayNode accounts = json.putArray("accounts");
        for (Account account : terms.accounts()) {
            accounts.addObject().put("platform", account.platform()).put("username", account.username());
        }
        json.put("accountUnnamed", terms.accountUnnamed());
        grant(json, new Grant(terms.categories(), terms.purposes(), terms.access(), terms.from(), terms.until()));
        if (terms.grants().size() > 1) {
            ArrayNode grants = json.putArray("grants");
            terms.grants().forEach(grant -> grant(grants.addObject(), grant));
        }
        if (terms.embargoUntil().isPresent() || terms.embargoUntilEvent()) {
            ObjectNode embargo = json.putObject("embargo");
            terms.embargoUntil().ifPresent(day -> embargo.put("untilDate", day.toString()));
            if (terms.embargoUntilEvent()) {
                embargo.put("untilEvent", true);
            }
        }
        if (!terms.countries().isEmpty()) {
            strings(json.putArray("countries"), terms.countries());
        }
        json.put("thirdParties", terms.thirdParties().id());
        json.putObject("notice")
                .put("version", terms.noticeVersion())
                .put("digest", terms.notice().toString());
        strings(
                json.putArray("evidence"),
                terms.evidence().stream().map(Digest::toString).toList());
        terms.legalBasis().ifPresent(basis -> legalBasis(json.putObject("legalBasis"), basis));
        terms.withoutExport()
                .ifPresent(reason -> json.putObject("withoutExport").put("reason", reason));
        return json;
    }

    static ConsentTerms read(JsonNode json) {
        try {
            List<Grant> grants = json.has("grants")
                    ? StreamSupport.stream(json.path("grants").spliterator(), false)
                            .map(ConsentTermsJson::grant)
                            .toList()
                    : List.of(grant(json));
            return new ConsentTerms(
                    text(json, "id"),
                    StreamSupport.stream(json.path("accounts").spliterator(), false)
                            .map(a -> new Account(text(a, "platform"), text(a, "username")))
                            .toList(),
                    json.path("accountUnnamed").asBoolean(false),
                    text(json, "institution"),
                    grants,
                    day(json.path("embargo").path("untilDate")),
                    text(json.path("notice"), "version"),
                    Digest.parse(text(json.path("notice"), "digest")),
                    Digest.parse(text(json, "record")),
                    json.path("embargo").path("untilEvent").asBoolean(false),
                    ThirdParties.parse(text(json, "thirdParties")).orElseThrow(),
                    texts(json, "countries"),
                    texts(json, "evidence").stream().map(Digest::parse).toList(),
                    json.has("legalBasis") ? Optional.of(legalBasis(json.path("legalBasis"))) : Optional.empty(),
                    Optional.ofNullable(
                            json.path("withoutExport").path("reason").textValue()));
        } catch (RuntimeException e) {
            // Without its cause: messages of parsers quote what they could not read.
            throw new IllegalArgumentException("These are not terms of consent as Posterity writes them.");
        }
    }

    private static void grant(ObjectNode json, Grant grant) {
        strings(
                json.putArray("categories"),
                grant.categories().stream().map(Category::id).toList());
        strings(json.putArray("purposes"), List.copyOf(grant.purposes()));
        json.put("access", grant.access().id());
        json.put("from", grant.from().toString());
        grant.until().ifPresent(day -> json.put("until", day.toString()));
    }

    private static Grant grant(JsonNode json) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        texts(json, "categories")
                .forEach(id -> categories.add(Category.parse(id).orElseThrow()));
        return new Grant(
                categories,
                new TreeSet<>(texts(json, "purposes")),
                AccessLevel.parse(text(json, "access")).orElseThrow(),
                LocalDate.parse(text(json, "from")),
                day(json.path("until")));
    }

    private static void legalBasis(ObjectNode json, LegalBasis basis) {
        json.put("kind", basis.kind());
        basis.provision().ifPresent(provision -> json.put("provision", provision));
    }

    private static LegalBasis legalBasis(JsonNode json) {
        return new LegalBasis(
                text(json, "kind"), json.has("provision") ? Optional.of(text(json, "provision")) : Optional.empty());
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("A field of the terms is missing.");
        }
        return value.textValue();
    }

    private static List<String> texts(JsonNode json, String field) {
        return StreamSupport.stream(json.path(field).spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static Optional<LocalDate> day(JsonNode value) {
        return value.isMissingNode() ? Optional.empty() : Optional.of(LocalDate.parse(value.asText()));
    }
}

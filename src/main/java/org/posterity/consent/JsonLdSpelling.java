package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites a JSON-LD document into the spelling of {@link JsonLdWriting}: names under other prefixes, under a
 * {@code @vocab} or written out, and values in expanded form. Contexts elsewhere are not fetched.
 */
final class JsonLdSpelling {
    /** The type of terms that travel without their record. */
    static final String TERMS = "posterity:ConsentTerms";

    private static final Map<String, String> NAMESPACES = Map.of(
            "dpv:", "https://w3id.org/dpv#",
            "dct:", "http://purl.org/dc/terms/",
            "xsd:", "http://www.w3.org/2001/XMLSchema#",
            "posterity:", "urn:posterity:vocabulary#");

    /** Whose values are terms, not texts. */
    private static final Set<String> LINKS = Set.of(
            "@id",
            "@type",
            "dct:conformsTo",
            "dpv:hasLocation",
            "dpv:hasPersonalData",
            "dpv:hasPurpose",
            "dpv:hasRelationWithDataSubject",
            "dpv:hasTechnicalMeasure",
            "posterity:access",
            "posterity:birthDateInExport",
            "posterity:capacity",
            "posterity:thirdParties");

    private static final Set<String> LISTS = Set.of(
            "dpv:hasConsentStatus",
            "dpv:hasEntity",
            "dpv:hasLocation",
            "dpv:hasPersonalData",
            "dpv:hasProcess",
            "dpv:hasPurpose",
            "posterity:account",
            "posterity:evidence");

    private final Map<String, String> names = new HashMap<>(Map.of(
            "dpv", NAMESPACES.get("dpv:"),
            "dct", NAMESPACES.get("dct:"),
            "xsd", NAMESPACES.get("xsd:"),
            "posterity", NAMESPACES.get("posterity:")));
    private String vocabulary = "";

    private JsonLdSpelling() {}

    /** The document's one consent record; where there is none its terms of consent, or the document as it is. */
    static JsonNode unified(JsonNode document) {
        JsonLdSpelling spelling = new JsonLdSpelling();
        spelling.learn(document.path("@context"));
        JsonNode nodes = document.has("@graph") ? document.path("@graph") : document;
        if (!nodes.isArray()) {
            return spelling.object(nodes);
        }
        JsonNode found = document;
        for (JsonNode node : nodes) {
            JsonNode unified = spelling.object(node);
            if (unified.path("@type").asText().equals("dpv:ConsentRecord")) {
                return unified;
            }
            found = unified.path("@type").asText().equals(TERMS) ? unified : found;
        }
        return found;
    }

    private void learn(JsonNode context) {
        if (context.isArray()) {
            context.forEach(this::learn);
            return;
        }
        context.properties().forEach(entry -> {
            JsonNode meaning = entry.getValue().isObject() ? entry.getValue().path("@id") : entry.getValue();
            if (entry.getKey().equals("@vocab")) {
                vocabulary = meaning.asText();
            } else if (meaning.isTextual()) {
                names.put(entry.getKey(), meaning.asText());
            }
        });
    }

    private JsonNode object(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        ObjectNode unified = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(entry -> {
            String name = term(entry.getKey());
            if (!name.equals("@context")) {
                unified.set(name, values(name, entry.getValue()));
            }
        });
        return unified;
    }

    private JsonNode values(String name, JsonNode given) {
        JsonNode value = given;
        for (String wrapper : List.of("@list", "@set")) {
            value = value.has(wrapper) ? value.path(wrapper) : value;
        }
        if (!value.isArray()) {
            JsonNode one = value(name, value);
            return LISTS.contains(name) ? JsonNodeFactory.instance.arrayNode().add(one) : one;
        }
        if (value.size() == 1 && !LISTS.contains(name)) {
            return value(name, value.get(0));
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        value.forEach(element -> all.add(value(name, element)));
        return all;
    }

    private JsonNode value(String name, JsonNode value) {
        if (value.has("@value")) {
            return value.path("@value");
        }
        if (LINKS.contains(name)) {
            String link = value.isObject() ? value.path("@id").asText() : value.asText();
            return JsonNodeFactory.instance.textNode(term(link));
        }
        return object(value);
    }

    /** The name as it is written here; one of another vocabulary stays as it is. */
    private String term(String text) {
        String iri = written(text);
        for (Map.Entry<String, String> namespace : NAMESPACES.entrySet()) {
            if (iri.startsWith(namespace.getValue())) {
                return namespace.getKey() + iri.substring(namespace.getValue().length());
            }
        }
        return iri;
    }

    private String written(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            String meaning = names.get(text);
            if (meaning == null) {
                return text.startsWith("@") ? text : vocabulary + text;
            }
            return meaning.startsWith("@") ? meaning : prefixed(meaning);
        }
        return prefixed(text);
    }

    private String prefixed(String text) {
        int colon = text.indexOf(':');
        String prefix = colon < 0 ? null : names.get(text.substring(0, colon));
        return prefix == null || text.startsWith("//", colon + 1) ? text : prefix + text.substring(colon + 1);
    }
}

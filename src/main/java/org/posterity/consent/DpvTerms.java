package org.posterity.consent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The words of the W3C Data Privacy Vocabulary 2 (DPV, {@code https://w3id.org/dpv#}) that a consent record uses. Where it
 * has no term, there is a vocabulary of our own, with terms made from the ids in the record.
 */
final class DpvTerms {
    static final String PROFILE = "https://w3id.org/dpv/schema/dpv-27560#record";
    private static final String OWN = "posterity:";
    private static final Map<String, String> PURPOSES = Map.of("research", "dpv:AcademicResearch");
    private static final Map<String, String> LEGAL_BASES = Map.of(
            "consent", "dpv:Consent",
            "contract", "dpv:Contract",
            "legal-obligation", "dpv:LegalObligation",
            "public-interest", "dpv:PublicInterest",
            "legitimate-interest", "dpv:LegitimateInterest");
    private static final Map<String, String> EVENTS = Map.of(
            "given", "dpv:ConsentGiven",
            "renewed", "dpv:RenewedConsentGiven",
            "withdrawn", "dpv:ConsentWithdrawn");

    private DpvTerms() {}

    /** The context, complete in itself, so that nothing need be fetched to read the document. */
    static ObjectNode context() {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.put("dpv", "https://w3id.org/dpv#");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        context.put("posterity", "urn:posterity:vocabulary#");
        for (String day : new String[] {
            "dct:dateAccepted",
            "dpv:isIndicatedAtTime",
            "posterity:from",
            "posterity:until",
            "posterity:signedAt",
            "posterity:majority"
        }) {
            context.putObject(day).put("@type", "xsd:date");
        }
        for (String link : new String[] {
            "dct:conformsTo",
            "dct:rights",
            "dpv:hasLocation",
            "dpv:hasPersonalData",
            "dpv:hasPurpose",
            "dpv:hasRelationWithDataSubject",
            "dpv:hasTechnicalMeasure",
            "posterity:access",
            "posterity:birthDateInExport",
            "posterity:capacity",
            "posterity:copyright",
            "posterity:preservation",
            "posterity:thirdParties",
            "posterity:transfer",
            "posterity:unselected"
        }) {
            context.putObject(link).put("@type", "@id");
        }
        return context;
    }

    static String purpose(String id) {
        return PURPOSES.getOrDefault(id, own("purpose", id));
    }

    static String legalBasis(String id) {
        return LEGAL_BASES.getOrDefault(id, own("legal-basis", id));
    }

    static String event(String id) {
        return EVENTS.getOrDefault(id, own("consent", id));
    }

    /** A term of our own: {@code posterity:<kind>-<id>}. */
    static String own(String kind, String id) {
        return OWN + kind + "-"
                + URLEncoder.encode(id, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
    }
}

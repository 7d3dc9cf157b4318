package org.posterity.format.premis;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.posterity.model.Agent;
import org.posterity.model.Digest;
import org.posterity.model.PreservationEvent;

/** Writes PREMIS 3.0 documents; the same document gives the same bytes. */
public final class PremisWriter {
    private static final String NAMESPACE = "http://www.loc.gov/premis/v3";
    private static final String SCHEMA = "http://www.loc.gov/standards/premis/v3/premis-v3-0.xsd";
    private static final String VOCABULARY = "http://id.loc.gov/vocabulary/preservation/";

    private static final String LICENSE = "/license";

    /** Writes the document and flushes the stream, which stays open. */
    public void write(PremisDocument document, OutputStream out) throws IOException {
        try {
            Xml xml = new Xml(out);
            Map<String, String> root = new LinkedHashMap<>();
            root.put("xmlns", NAMESPACE);
            root.put("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
            root.put("xsi:schemaLocation", NAMESPACE + " " + SCHEMA);
            root.put("version", "3.0");
            xml.element("premis", root, () -> new Pages(document, xml).write());
            xml.end();
        } catch (XMLStreamException e) {
            throw new IOException("The PREMIS document could not be written.", e);
        }
    }

    /** The parts of one document, in the order that the schema asks for: objects, events, agents, rights. */
    private record Pages(PremisDocument document, Xml xml) {

        void write() throws XMLStreamException {
            representation();
            for (PremisFile file : document.files()) {
                file(file);
            }
            for (PremisDocument.Event event : document.events()) {
                event(event.event(), event.id());
            }
            Map<String, Agent> agents = new LinkedHashMap<>();
            document.events()
                    .forEach(it -> agents.putIfAbsent(
                            it.event().agent().id(), it.event().agent()));
            document.agents().forEach(agent -> agents.putIfAbsent(agent.id(), agent));
            for (Agent agent : agents.values()) {
                agent(agent);
            }
            if (!document.rights().isEmpty()) {
                xml.element("rights", () -> {
                    for (PremisRights rights : document.rights()) {
                        statement(rights);
                        if (rights.license().isPresent()) {
                            license(rights, rights.license().get());
                        }
                    }
                });
            }
        }

        private void representation() throws XMLStreamException {
            xml.element("object", Map.of("xsi:type", "representation"), () -> {
                identifier("object", "URI", document.packageId().value());
                for (PremisDocument.Property property : document.properties()) {
                    xml.element("significantProperties", () -> {
                        xml.element("significantPropertiesType", property.type());
                        xml.element("significantPropertiesValue", property.value());
                    });
                }
                for (PremisRights rights : document.rights()) {
                    identifier("linkingRightsStatement", "URI", own(rights.id()));
                    if (rights.license().isPresent()) {
                        identifier("linkingRightsStatement", "URI", own(rights.id() + LICENSE));
                    }
                }
            });
        }

        private void file(PremisFile file) throws XMLStreamException {
            xml.element("object", Map.of("xsi:type", "file"), () -> {
                identifier("object", "path in the package", file.path());
                xml.element("objectCharacteristics", () -> {
                    xml.element("compositionLevel", "0");
                    for (Digest digest : file.fixity()) {
                        xml.element("fixity", () -> {
                            xml.element(
                                    "messageDigestAlgorithm",
                                    vocabulary("cryptographicHashFunctions"),
                                    digest.algorithm().name().replace("SHA", "SHA-"));
                            xml.element("messageDigest", digest.hex());
                        });
                    }
                    xml.element("size", Long.toString(file.size()));
                    xml.element("format", () -> format(file));
                });
                if (file.originalName().isPresent()) {
                    xml.element("originalName", file.originalName().get());
                }
                relationship();
            });
        }

        private void format(PremisFile file) throws XMLStreamException {
            xml.element("formatDesignation", () -> xml.element("formatName", file.formatName()));
            Optional<String> pronom = file.pronom();
            if (pronom.isPresent()) {
                xml.element("formatRegistry", () -> {
                    xml.element("formatRegistryName", "PRONOM");
                    xml.element("formatRegistryKey", pronom.get());
                });
            }
        }

        private void relationship() throws XMLStreamException {
            xml.element("relationship", () -> {
                xml.element("relationshipType", vocabulary("relationshipType"), "structural");
                xml.element("relationshipSubType", vocabulary("relationshipSubType"), "is part of");
                identifier("relatedObject", "URI", document.packageId().value());
            });
        }

        private void event(PreservationEvent event, String id) throws XMLStreamException {
            xml.element("event", () -> {
                identifier("event", "URI", own(id));
                Map<String, String> type = new LinkedHashMap<>(vocabulary("eventType"));
                type.put("valueURI", event.type().iri());
                xml.element("eventType", type, event.type().label());
                xml.element("eventDateTime", event.time().toString());
                if (!event.detail().isBlank()) {
                    xml.element("eventDetailInformation", () -> xml.element("eventDetail", event.detail()));
                }
                xml.element(
                        "eventOutcomeInformation",
                        () -> xml.element("eventOutcome", vocabulary("eventOutcome"), event.outcome()));
                identifier("linkingAgent", "local", event.agent().id());
                identifier("linkingObject", "URI", document.packageId().value());
            });
        }

        private void agent(Agent agent) throws XMLStreamException {
            xml.element("agent", () -> {
                identifier("agent", "local", agent.id());
                xml.element("agentName", agent.name());
                xml.element("agentType", vocabulary("agentType"), agent.kind());
                if (agent.version() != null && !agent.version().isBlank()) {
                    xml.element("agentVersion", agent.version());
                }
            });
        }

        private void statement(PremisRights rights) throws XMLStreamException {
            xml.element("rightsStatement", () -> {
                identifier("rightsStatement", "URI", own(rights.id()));
                xml.element("rightsBasis", vocabulary("rightsBasis"), "other");
                xml.element("otherRightsInformation", () -> {
                    for (PremisRights.Documentation document : rights.documentation()) {
                        documentation(document);
                    }
                    xml.element("otherRightsBasis", rights.basis());
                    Optional<LocalDate> from = rights.from();
                    if (from.isPresent()) {
                        xml.element("otherRightsApplicableDates", () -> dates(from.get(), rights.until()));
                    }
                    for (String note : rights.notes()) {
                        xml.element("otherRightsNote", note);
                    }
                });
                for (PremisRights.Grant grant : rights.grants()) {
                    grant(grant);
                }
                identifier("linkingObject", "URI", document.packageId().value());
            });
        }

        private void license(PremisRights rights, String address) throws XMLStreamException {
            xml.element("rightsStatement", () -> {
                identifier("rightsStatement", "URI", own(rights.id() + LICENSE));
                xml.element("rightsBasis", vocabulary("rightsBasis"), "license");
                xml.element(
                        "licenseInformation",
                        () -> xml.element("licenseDocumentationIdentifier", () -> {
                            xml.element("licenseDocumentationIdentifierType", "URI");
                            xml.element("licenseDocumentationIdentifierValue", address);
                            xml.element("licenseDocumentationRole", "licence or rights statement");
                        }));
                identifier("linkingObject", "URI", document.packageId().value());
            });
        }

        private void documentation(PremisRights.Documentation document) throws XMLStreamException {
            xml.element("otherRightsDocumentationIdentifier", () -> {
                xml.element("otherRightsDocumentationIdentifierType", document.type());
                xml.element("otherRightsDocumentationIdentifierValue", document.value());
                xml.element("otherRightsDocumentationRole", document.role());
            });
        }

        private void grant(PremisRights.Grant grant) throws XMLStreamException {
            xml.element("rightsGranted", () -> {
                Map<String, String> action = vocabulary("actionsGranted");
                action.put(
                        "valueURI", VOCABULARY + "actionsGranted/" + grant.act().code());
                xml.element("act", action, grant.act().name().toLowerCase(Locale.ROOT));
                for (String restriction : grant.restrictions()) {
                    xml.element("restriction", restriction);
                }
                xml.element("termOfGrant", () -> dates(grant.from(), grant.until()));
                if (grant.restricted().isPresent()) {
                    restricted(grant.restricted().get());
                }
                for (String note : grant.notes()) {
                    xml.element("rightsGrantedNote", note);
                }
            });
        }

        /** What has no end is open; an end that nobody knows yet is left out, as the data dictionary asks. */
        private void dates(LocalDate from, Optional<LocalDate> until) throws XMLStreamException {
            xml.element("startDate", from.toString());
            xml.element("endDate", until.map(LocalDate::toString).orElse("OPEN"));
        }

        private void restricted(PremisRights.Restricted time) throws XMLStreamException {
            xml.element("termOfRestriction", () -> {
                xml.element("startDate", time.from().toString());
                if (time.until().isPresent()) {
                    xml.element("endDate", time.until().get().toString());
                }
            });
        }

        /** Every identifier in PREMIS is a pair of elements, named after what they identify. */
        private void identifier(String of, String type, String value) throws XMLStreamException {
            xml.element(of + "Identifier", () -> {
                xml.element(of + "IdentifierType", type);
                xml.element(of + "IdentifierValue", value);
            });
        }

        private String own(String part) {
            return document.packageId().value() + "/" + part;
        }

        private static Map<String, String> vocabulary(String name) {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("authority", name);
            attributes.put("authorityURI", VOCABULARY + name);
            return attributes;
        }
    }
}

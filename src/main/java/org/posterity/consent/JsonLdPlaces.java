package org.posterity.consent;

import java.util.Map;
import java.util.Optional;

/** Where the fields of a record stand in its JSON-LD, for somebody who has the JSON-LD before them. */
final class JsonLdPlaces {
    private static final String PROCESS = " of dpv:hasProcess";
    private static final String CONTROLLER = " of dpv:hasDataController";
    private static final String NOTICE = " of dpv:hasNotice";

    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("id", "dct:identifier"),
            Map.entry("grantor", "posterity:grantor"),
            Map.entry("grantor.capacity", "posterity:capacity of posterity:grantor"),
            Map.entry("grantor.persons", "dpv:hasEntity of posterity:grantor, each with dpv:hasName"),
            Map.entry("accounts", "posterity:account of dpv:hasDataSubject"),
            Map.entry("age", "dpv:Adult or dpv:Child among the types of dpv:hasDataSubject"),
            Map.entry("birthDateInExport", "posterity:birthDateInExport of dpv:hasDataSubject"),
            Map.entry("institution", "dpv:hasDataController"),
            Map.entry("institution.name", "dpv:hasName" + CONTROLLER),
            Map.entry("institution.acceptedBy", "posterity:acceptedBy" + CONTROLLER),
            Map.entry("institution.acceptedAt", "dct:dateAccepted" + CONTROLLER),
            Map.entry("notice", "dpv:hasNotice"),
            Map.entry("notice.version", "posterity:version" + NOTICE),
            Map.entry("notice.language", "dct:language" + NOTICE),
            Map.entry("notice.digest", "posterity:digest" + NOTICE),
            Map.entry("grants", "dpv:hasProcess"),
            Map.entry("categories", "dpv:hasPersonalData, as posterity:category-posts," + PROCESS),
            Map.entry("purposes", "dpv:hasPurpose, as posterity:purpose-preservation," + PROCESS),
            Map.entry("access", "posterity:access" + PROCESS),
            Map.entry("from", "posterity:from of dpv:hasDuration" + PROCESS),
            Map.entry("until", "posterity:until of dpv:hasDuration" + PROCESS),
            Map.entry("embargo", "posterity:embargo"),
            Map.entry("countries", "dpv:hasLocation of dpv:hasStorageCondition"),
            Map.entry("thirdParties", "posterity:thirdParties"),
            Map.entry("legalBasis", "dpv:hasLegalBasis"),
            Map.entry("evidence", "posterity:evidence"),
            Map.entry("events", "dpv:hasConsentStatus, each with dpv:isIndicatedAtTime"));

    private JsonLdPlaces() {}

    /** The place of a field that a fault names as {@code $.notice.version}. */
    static Optional<String> of(String where) {
        String field = where.replaceFirst("^\\$\\.?", "").replaceFirst("^grants\\[\\d+]\\.", "");
        for (String path = field.replaceAll("\\[\\d+]", ""); !path.isEmpty(); ) {
            if (PLACES.containsKey(path)) {
                return Optional.of(PLACES.get(path));
            }
            path = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
        }
        return Optional.empty();
    }
}

package org.posterity.rights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.posterity.consent.GrantorCapacity;
import org.posterity.consent.KeptAgreement;
import org.posterity.model.Account;

/**
 * A consent record in one version of an agreement.
 */
final class KeptRecord {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode json;

    private KeptRecord(JsonNode json) {
        this.json = json;
    }

    /** The records of all versions, oldest first. */
    static List<KeptRecord> all(KeptAgreement agreement) {
        return agreement.versions().stream()
                .map(version -> new KeptRecord(version.record()))
                .toList();
    }

    /** The institution's number of the agreement. */
    String number() {
        return json.path("id").asText();
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        json.path("grantor")
                .path("persons")
                .forEach(person -> names.add(person.path("name").asText()));
        return names;
    }

    boolean isGrantedBy(String name) {
        return names().stream().anyMatch(it -> isSame(it, name));
    }

    /** Whether the creator granted, and not somebody on their behalf. */
    boolean isGrantedByCreator() {
        return GrantorCapacity.CREATOR.id().equals(text("/grantor/capacity"));
    }

    boolean covers(Account account) {
        for (JsonNode named : json.path("accounts")) {
            try {
                if (new Account(
                                named.path("platform").asText(),
                                named.path("username").asText())
                        .sameAs(account)) {
                    return true;
                }
            } catch (IllegalArgumentException e) {
                continue;
            }
        }
        return false;
    }

    List<String> papers() {
        List<String> papers = new ArrayList<>();
        json.path("evidence").forEach(paper -> papers.add(paper.path("name").asText()));
        return papers;
    }

    String text(String pointer) {
        return json.at(pointer).asText();
    }

    /** Whether two names are the same apart from case, spaces and Unicode form. */
    static boolean isSame(String one, String other) {
        return folded(one).equals(folded(other));
    }

    /**
     * Removes everybody's contact data, except one person's, from a record or its JSON-LD.
     *
     * @param keeper the person whose contact data stay; empty: nobody
     * @return the changed text; empty if there was nothing to remove
     */
    static Optional<byte[]> withoutContactsOfOthers(byte[] text, Optional<String> keeper) throws IOException {
        JsonNode record = JSON.readTree(text);
        boolean changed = without(record.path("grantor").path("persons"), "name", "contact", keeper);
        changed |= without(
                record.path("posterity:grantor").path("dpv:hasEntity"), "dpv:hasName", "dpv:hasContact", keeper);
        return changed
                ? Optional.of(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(record))
                : Optional.empty();
    }

    private static boolean without(JsonNode persons, String name, String contact, Optional<String> keeper) {
        boolean changed = false;
        for (JsonNode person : persons) {
            boolean other =
                    keeper.filter(it -> isSame(it, person.path(name).asText())).isEmpty();
            if (other && person instanceof ObjectNode it && it.has(contact)) {
                it.put(contact, "[held; not given to others]");
                changed = true;
            }
        }
        return changed;
    }

    /** A name in a form for comparison. */
    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}

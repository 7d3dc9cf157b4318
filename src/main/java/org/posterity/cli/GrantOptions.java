package org.posterity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What of a grant is changed. */
final class GrantOptions {
    @Option(names = "--until", paramLabel = "DATE", description = "The new last day.")
    private LocalDate until;

    @Option(names = "--access", paramLabel = "LEVEL", description = "Who may see it from now on.")
    private String access;

    @Option(names = "--category", paramLabel = "NAME", split = ",", description = "What may be kept from now on.")
    private List<String> categories;

    @Option(names = "--purpose", paramLabel = "NAME", split = ",", description = "For which purposes from now on.")
    private List<String> purposes;

    @Option(
            names = "--grant",
            paramLabel = "NUMBER",
            description = "Which of several grants is changed, from 1 (default: all of them).")
    private Integer grant;

    Optional<Integer> grant() {
        return Optional.ofNullable(grant);
    }

    boolean hasLastDay() {
        return until != null;
    }

    /** The parts of a grant, by the schema's names. */
    Map<String, Optional<JsonNode>> fields() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        Map<String, Optional<JsonNode>> fields = new LinkedHashMap<>();
        if (until != null) {
            fields.put("until", Optional.of(json.textNode(until.toString())));
        }
        if (access != null) {
            fields.put("access", Optional.of(json.textNode(access)));
        }
        if (categories != null) {
            fields.put("categories", Optional.of(list(categories)));
        }
        if (purposes != null) {
            fields.put("purposes", Optional.of(list(purposes)));
        }
        return fields;
    }

    private static JsonNode list(List<String> words) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        words.forEach(word -> list.add(word.strip()));
        return list;
    }
}

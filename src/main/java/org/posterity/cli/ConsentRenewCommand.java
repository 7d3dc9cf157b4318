package org.posterity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.posterity.consent.ConsentRecord.EventKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Renews a consent, with changes if the donor wants any. */
@Command(
        name = "renew",
        mixinStandardHelpOptions = true,
        description = {
            "Records that the donor agreed again, with changes if any: longer or shorter, for more or fewer people, "
                    + "categories or purposes. It shows what changes, keeps a new version of the agreement, and gives "
                    + "every package under it the new terms.",
            "Narrower terms take one person and have effect at once. Wider ones take two. A creator who has come of age renews "
                    + "with --capacity creator."
        },
        sortOptions = false)
final class ConsentRenewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InstructionOptions instruction;

    @Option(names = "--until", paramLabel = "DATE", description = "The new last day.")
    private LocalDate until;

    @Option(names = "--for-good", description = "No last day any more.")
    private boolean forGood;

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

    @Override
    public Integer call() {
        if (forGood && until != null) {
            throw new IllegalArgumentException("--until and --for-good exclude each other.");
        }
        JsonNodeFactory json = JsonNodeFactory.instance;
        Map<String, Optional<JsonNode>> fields = new LinkedHashMap<>();
        if (until != null || forGood) {
            fields.put("until", Optional.ofNullable(until).map(day -> json.textNode(day.toString())));
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
        return instruction.change(EventKind.RENEWED, Optional.ofNullable(grant), fields, Map.of(), spec);
    }

    private static JsonNode list(List<String> words) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        words.forEach(word -> list.add(word.strip()));
        return list;
    }
}

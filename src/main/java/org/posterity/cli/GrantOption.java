package org.posterity.cli;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.consent.ConsentChoices;
import org.posterity.consent.GrantAnswers;

/** What one {@code --grant} says, part by part. What is wrong with it is told with its position among the grants and the part's name. */
final class GrantOption {
    private static final List<String> PARTS = List.of("categories", "purposes", "access", "from", "until");
    private static final String FORM =
            "A grant is written \"categories=posts,media;access=open;from=2026-01-31;until=2036-01-30;"
                    + "purposes=preservation\"; what is left out is as --access, --from and --purpose say.";

    private final String name;
    private final String text;

    /** @param position from 1 */
    GrantOption(int position, String text) {
        this.name = "--grant " + position;
        this.text = text;
    }

    Optional<String> part(String part) {
        return Optional.ofNullable(parts(new OptionFaults()).get(part));
    }

    /** @param shared what it takes from the options where it does not say it itself */
    GrantAnswers answers(GrantAnswers shared, ConsentChoices choices, OptionFaults faults) {
        Map<String, String> parts = parts(faults);
        if (!parts.containsKey("categories")) {
            faults.add(place("categories"), "Missing: what may be kept by it.");
            faults.hint(FORM);
        }
        return new GrantAnswers(
                listed("categories", parts, choices.categories(), faults).orElse(shared.categories()),
                listed("purposes", parts, choices.purposes(), faults).orElse(shared.purposes()),
                listed("access", parts, choices.access(), faults)
                        .map(words -> words.get(0))
                        .orElse(shared.access()),
                day("from", parts, faults).orElse(shared.from()),
                day("until", parts, faults));
    }

    private Optional<List<String>> listed(
            String part, Map<String, String> parts, List<String> allowed, OptionFaults faults) {
        return Optional.ofNullable(parts.get(part))
                .map(words -> part.equals("access")
                        ? List.of(words)
                        : Arrays.stream(words.split(",")).map(String::strip).toList())
                .map(words -> faults.words(place(part), words, allowed))
                .filter(known -> !known.isEmpty());
    }

    private Optional<LocalDate> day(String part, Map<String, String> parts, OptionFaults faults) {
        return Optional.ofNullable(parts.get(part)).flatMap(day -> faults.day(place(part), day));
    }

    private Map<String, String> parts(OptionFaults faults) {
        Map<String, String> parts = new LinkedHashMap<>();
        String[] written = text.strip().split(";");
        for (int i = 0; i < written.length; i++) {
            int equals = written[i].indexOf('=');
            String part = equals < 0 ? "" : written[i].substring(0, equals).strip();
            String value = written[i].substring(equals + 1).strip();
            if (!PARTS.contains(part) || value.isEmpty()) {
                faults.add(
                        name + ", part " + (i + 1),
                        "This is not one of " + String.join("=, ", PARTS) + "= with something behind it.");
                faults.hint(FORM);
            } else if (parts.putIfAbsent(part, value) != null) {
                faults.add(place(part), "This is given twice.");
            }
        }
        return parts;
    }

    private String place(String part) {
        return name + ", " + part;
    }
}

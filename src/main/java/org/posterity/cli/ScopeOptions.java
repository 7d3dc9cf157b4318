package org.posterity.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.posterity.consent.ConsentChoices;
import org.posterity.consent.GrantAnswers;
import picocli.CommandLine.Option;

/** What {@code consent new} is told of what is granted: one grant by an option each, and any number more in one option. */
final class ScopeOptions {
    /** Stands for a day that is missing or wrong, while all else is looked at. */
    private static final LocalDate ANY_DAY = LocalDate.of(1900, 1, 1);

    @Option(
            names = "--category",
            paramLabel = "NAME,…",
            split = ",",
            completionCandidates = Ids.OfCategories.class,
            description = "What may be kept: ${COMPLETION-CANDIDATES}. Usual: posts, media, profile, engagement.")
    List<String> categories;

    @Option(
            names = "--purpose",
            paramLabel = "NAME,…",
            split = ",",
            description = "What for: preservation (needed), research, teaching, exhibition, publication.")
    List<String> purposes;

    @Option(
            names = "--access",
            paramLabel = "LEVEL",
            completionCandidates = Ids.OfAccess.class,
            description = "Who may see it: ${COMPLETION-CANDIDATES}.")
    String access;

    @Option(names = "--from", paramLabel = "DATE", description = "First day, as 2026-01-31.")
    String from;

    @Option(names = "--until", paramLabel = "DATE", description = "Last day; most gifts have none.")
    String until;

    @Option(
            names = "--grant",
            paramLabel = "GRANT",
            description = "A further grant, where some of it may be shown to others or for another time:"
                    + " \"categories=posts,media;access=open;until=2036-01-01;purposes=preservation\". What is left out is as"
                    + " --access, --from and --purpose say. May be repeated, and stand in the place of --category.")
    List<String> grants = new ArrayList<>();

    /** Adds the options without which there is no grant. */
    void noteMissing(List<String> missing) {
        if (categories == null && grants.isEmpty()) {
            missing.add("--category");
        }
        if (purposes == null && isNeeded("purposes")) {
            missing.add("--purpose");
        }
        if (access == null && isNeeded("access")) {
            missing.add("--access");
        }
        if (from == null && isNeeded("from")) {
            missing.add("--from");
        }
    }

    /** Whether a grant has to take this from the options. */
    private boolean isNeeded(String part) {
        return categories != null
                || grants.isEmpty()
                || IntStream.range(0, grants.size())
                        .anyMatch(i ->
                                new GrantOption(i + 1, grants.get(i)).part(part).isEmpty());
    }

    /** The grants; of use only without faults. */
    List<GrantAnswers> answers(ConsentChoices choices, OptionFaults faults) {
        GrantAnswers first = new GrantAnswers(
                known("--category", categories, choices.categories(), faults),
                known("--purpose", purposes, choices.purposes(), faults),
                known("--access", access == null ? null : List.of(access), choices.access(), faults)
                        .get(0),
                Optional.ofNullable(from)
                        .flatMap(day -> faults.day("--from", day))
                        .orElse(ANY_DAY),
                Optional.ofNullable(until).flatMap(day -> faults.day("--until", day)));
        List<GrantAnswers> answers = new ArrayList<>();
        if (categories != null || grants.isEmpty()) {
            answers.add(first);
        }
        for (int i = 0; i < grants.size(); i++) {
            answers.add(new GrantOption(i + 1, grants.get(i)).answers(first, choices, faults));
        }
        return answers;
    }

    /** What is missing or wrong is stood for by a word that is allowed, while all else is looked at. */
    private static List<String> known(String option, List<String> words, List<String> allowed, OptionFaults faults) {
        List<String> known = words == null ? List.of() : faults.words(option, words, allowed);
        return known.isEmpty() ? allowed.stream().findFirst().map(List::of).orElse(List.of("any")) : known;
    }

    /** The name of the option from which a field of a grant comes. */
    String optionOf(int grant, String field) {
        int option = categories == null ? grant + 1 : grant;
        if (option > 0) {
            return "--grant " + option + ", " + field;
        }
        return switch (field) {
            case "categories" -> "--category";
            case "purposes" -> "--purpose";
            default -> "--" + field;
        };
    }
}

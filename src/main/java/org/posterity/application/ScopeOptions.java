package org.posterity.application;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.consent.GrantAnswers;
import picocli.CommandLine.Option;

/** What {@code consent new} is told of what is granted: one grant by an option each, and any number more in one option. */
final class ScopeOptions {
    private static final String FORM =
            "A grant is written \"categories=posts,media;access=open;from=2026-01-31;until=2036-01-30;"
                    + "purposes=preservation\"; what is left out is as --access, --from and --purpose say.";

    @Option(
            names = "--category",
            paramLabel = "NAME,…",
            split = ",",
            description = "What may be kept: posts, non-public-posts, media, profile, engagement, and others.")
    List<String> categories;

    @Option(
            names = "--purpose",
            paramLabel = "NAME,…",
            split = ",",
            description = "What for: preservation, and others that the schema names.")
    List<String> purposes;

    @Option(
            names = "--access",
            paramLabel = "LEVEL",
            description = "Who may see it: open, registered, on-site, by-permission, dark.")
    String access;

    @Option(names = "--from", paramLabel = "DATE", description = "First day, as 2026-01-31.")
    LocalDate from;

    @Option(names = "--until", paramLabel = "DATE", description = "Last day; most gifts have none.")
    LocalDate until;

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
                || grants.stream().anyMatch(grant -> part(grant, part).isEmpty());
    }

    List<GrantAnswers> answers() {
        List<GrantAnswers> answers = new ArrayList<>();
        if (categories != null) {
            answers.add(new GrantAnswers(categories, purposes, access, from, Optional.ofNullable(until)));
        }
        grants.forEach(grant -> answers.add(answers(grant)));
        return answers;
    }

    private GrantAnswers answers(String grant) {
        for (String part : parts(grant)) {
            if (!part.matches("(categories|purposes|access|from|until)=.+")) {
                throw new IllegalArgumentException(FORM);
            }
        }
        return new GrantAnswers(
                part(grant, "categories")
                        .map(ScopeOptions::listed)
                        .orElseThrow(() -> new IllegalArgumentException(FORM)),
                part(grant, "purposes").map(ScopeOptions::listed).orElse(purposes),
                part(grant, "access").orElse(access),
                part(grant, "from").map(ScopeOptions::day).orElse(from),
                part(grant, "until").map(ScopeOptions::day));
    }

    private static Optional<String> part(String grant, String name) {
        return parts(grant).stream()
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static List<String> parts(String grant) {
        return List.of(grant.strip().split("\\s*;\\s*"));
    }

    private static List<String> listed(String words) {
        return List.of(words.split("\\s*,\\s*"));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(FORM);
        }
    }
}

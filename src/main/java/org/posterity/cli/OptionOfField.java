package org.posterity.cli;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From which option of {@code consent new} a field of the record comes. */
final class OptionOfField {
    private static final Pattern PERSON = Pattern.compile("\\$\\.grantor\\.persons\\[(\\d+)]\\.?(\\w*)");
    private static final Pattern ACCOUNT = Pattern.compile("\\$\\.accounts\\[(\\d+)].*");
    private static final Pattern GRANT =
            Pattern.compile("\\$\\.(?:grants\\[(\\d+)]\\.)?(categories|purposes|access|from|until)\\b.*");

    /** The beginnings of places; none begins another. */
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("$.grantor.capacity", "--capacity"),
            Map.entry("$.grantor.persons", "--joint-signer"),
            Map.entry("$.accounts", "--account"),
            Map.entry("$.birthDateInExport", "--birth-date-in-export"),
            Map.entry("$.institution.name", "--institution"),
            Map.entry("$.institution.acceptedBy", "--accepted-by"),
            Map.entry("$.institution.acceptedAt", "--accepted-on"),
            Map.entry("$.notice.digest", "--notice"),
            Map.entry("$.notice.text", "--notice"),
            Map.entry("$.notice.title", "--notice"),
            Map.entry("$.notice.version", "--notice-version"),
            Map.entry("$.notice.language", "--notice-language"),
            Map.entry("$.notice.form", "--form-version"),
            Map.entry("$.withoutExport", "--without-export"),
            Map.entry("$.embargo.untilDate", "--embargo-until"),
            Map.entry("$.embargo.event", "--embargo-event"),
            Map.entry("$.countries", "--country"),
            Map.entry("$.thirdParties", "--third-parties"),
            Map.entry("$.legalBasis.kind", "--legal-basis"),
            Map.entry("$.legalBasis.provision", "--provision"),
            Map.entry("$.evidence", "--evidence"));

    private OptionOfField() {}

    /** The option of a place such as {@code $.grants[1].until (line 12)}; the place itself where no option says it. */
    static String of(String where, ScopeOptions scope) {
        String place = where.replaceFirst(" \\(line \\d+\\)$", "");
        Matcher grant = GRANT.matcher(place);
        if (grant.matches()) {
            return scope.optionOf(grant.group(1) == null ? 0 : Integer.parseInt(grant.group(1)), grant.group(2));
        }
        Matcher person = PERSON.matcher(place);
        if (person.matches()) {
            return person.group(1).equals("0") ? ofDonor(person.group(2)) : "--joint-signer " + person.group(1);
        }
        Matcher account = ACCOUNT.matcher(place);
        if (account.matches()) {
            return "--account " + (Integer.parseInt(account.group(1)) + 1);
        }
        return OPTIONS.entrySet().stream()
                .filter(option -> place.startsWith(option.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(place);
    }

    private static String ofDonor(String field) {
        return switch (field) {
            case "contact" -> "--contact";
            case "signedAt" -> "--signed";
            default -> "--donor";
        };
    }
}

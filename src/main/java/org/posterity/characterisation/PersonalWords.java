package org.posterity.characterisation;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which kinds of personal metadata names of keys, tags and properties tell of; what they are set to is not looked at. */
final class PersonalWords {
    /** A property of XMP, as element or attribute; not those of its frame. */
    private static final Pattern PROPERTY =
            Pattern.compile("(?<=[<\\s])(?!rdf:|xmlns:|xml:|x:)[A-Za-z][\\w-]{0,30}+:[A-Za-z]\\w{0,60}+");

    private PersonalWords() {}

    /** Adds the kinds that the properties of a packet of XMP tell of. */
    static void lookIntoXmp(String packet, Collection<Personal> found) {
        look(PROPERTY.matcher(packet).results().map(MatchResult::group).collect(Collectors.joining(" ")), found);
    }

    /** Adds the kinds that the names tell of. */
    static void look(String names, Collection<Personal> found) {
        String lower = names.toLowerCase(Locale.ROOT);
        Personal.named("word").forEach((word, kind) -> {
            if (lower.contains(word)) {
                found.add(kind);
            }
        });
    }
}

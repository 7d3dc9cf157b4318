package org.posterity.privacy.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.export.ShippedTable;

/** Links to people: on other platforms by name, on their own by number, where no @ shows that a name follows. */
final class ProfileLinks {
    private static final List<String[]> TABLE = ShippedTable.lines(ProfileLinks.class, "profile-links.tsv");

    private static final Pattern PROFILE = Pattern.compile(
            "(?<![\\p{L}\\p{N}-])(" + lines("link").map(cells -> cells[1]).collect(Collectors.joining("|")) + ")"
                    + "([\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_.-]{0,100}[\\p{L}\\p{M}\\p{N}_])?)",
            Pattern.CASE_INSENSITIVE);

    /** Words in the place of a name that are pages of the platform. */
    private static final Set<String> PAGES =
            lines("page").map(cells -> cells[1]).collect(Collectors.toUnmodifiableSet());

    /** Each such address contains one of these. */
    private static final List<String> PARTS = lines("link")
            .flatMap(cells -> Arrays.stream(cells).skip(2))
            .distinct()
            .toList();

    private ProfileLinks() {}

    private static Stream<String[]> lines(String kind) {
        return TABLE.stream().filter(cells -> cells[0].equals(kind));
    }

    /** Most links are to other things, and looking for all is slow. */
    private static boolean mayHoldOne(String text) {
        if (text.indexOf('/') < 0) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return PARTS.stream().anyMatch(lower::contains);
    }

    /** The text with each name in such a link replaced by what {@code ofPerson} returns. */
    static String in(String text, UnaryOperator<String> ofPerson) {
        if (!mayHoldOne(text)) {
            return text;
        }
        return PROFILE.matcher(text).replaceAll(found -> {
            String name = found.group(2);
            boolean page = PAGES.contains(name.toLowerCase(Locale.ROOT));
            return Matcher.quoteReplacement(found.group(1) + (page ? name : ofPerson.apply(name)));
        });
    }
}

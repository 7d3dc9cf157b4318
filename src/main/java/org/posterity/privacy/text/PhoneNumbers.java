package org.posterity.privacy.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds phone numbers. A candidate is split into groups of digits ({@link PhoneGroups}); the longest run of groups that can
 * only be a phone number is one. Dates, counts, ids and scores are not.
 */
final class PhoneNumbers {
    private static final int MOST_GROUPS = 8;
    private static final int LONGEST_CUE = 32;

    private static final Pattern DIGITS = Pattern.compile("(?=[+(0-9])(?<![\\p{L}\\p{N}_#@/.+-])(?<!\\d[:,])"
            + "(?:\\+ ?\\(?|\\()?\\d{1,15}+(?:[ ./()\\-]{1,3}+\\d{1,12}+){0,20}+");

    private static final Pattern GROUP = Pattern.compile("\\d++");

    /** Numbers in links that start a call. */
    private static final Pattern IN_LINK = Pattern.compile(
            "(?:wa\\.me/|whatsapp\\.com/send/|(?<![\\p{L}\\p{N}])(?:tel|sms|whatsapp|viber|callto):/{0,2})"
                    + "(\\+?\\d[\\d().\\-]{6,24}+)",
            Pattern.CASE_INSENSITIVE);

    private static final List<String> SCHEMES = List.of("wa.me/", "whatsapp", "tel:", "sms:", "viber:", "callto:");

    /** Words that announce a phone number, whatever its form. */
    private static final Pattern CUE = Pattern.compile(
            "(?:[\u260e\u260f\u2706\\x{1f4de}\\x{1f4f1}\\x{1f4f2}\\x{1f4f3}]|(?<![\\p{L}\\p{N}])(?:"
                    + "tel|telephone|telefon|telefoon|t\u00e9l|t\u00e9l\u00e9phone|tel\u00e9fono|telefono|telefone|telefonnummer|phone|"
                    + "fon|mobile|mobil|mobiel|m\u00f3vil|cell|cellulare|celular|handy|handynummer|portable|whats ?app|sms|"
                    + "call|call me|call us|text me|ring me|call or text|ruf an|ruft an|rufen sie an|bel|bel me|bel ons|"
                    + "appelez|appelle-moi|appelez-nous|ll\u00e1mame|llama|ll\u00e1manos|chiama|chiamami|chiamate|"
                    + "my number is|meine nummer ist|mijn nummer is|mon num\u00e9ro est|mi n\u00famero es|il mio numero \u00e8"
                    + ")(?: (?:at|on|us|unter|op|au|al|no))?)\ufe0f?[.:]{0,2} {0,2}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private PhoneNumbers() {}

    static List<Span> in(String plain) {
        List<Span> found = new ArrayList<>();
        Matcher digits = DIGITS.matcher(plain);
        Matcher linked = IN_LINK.matcher(plain);
        boolean inLink = mayRing(plain) && linked.find();
        while (digits.find()) {
            while (inLink && linked.start() < digits.start()) {
                add(found, new Span(linked.start(1), linked.end(1)));
                inLink = linked.find();
            }
            among(plain, digits).forEach(span -> add(found, span));
        }
        while (inLink) {
            add(found, new Span(linked.start(1), linked.end(1)));
            inLink = linked.find();
        }
        return found;
    }

    private static boolean mayRing(String plain) {
        String lower = plain.toLowerCase(Locale.ROOT);
        return SCHEMES.stream().anyMatch(lower::contains);
    }

    /** Adds a span, unless it is inside one that was found. */
    private static void add(List<Span> found, Span span) {
        if (found.isEmpty() || found.get(found.size() - 1).to() <= span.from()) {
            found.add(span);
        }
    }

    private static List<Span> among(String plain, Matcher digits) {
        List<Span> groups = new ArrayList<>();
        Matcher group = GROUP.matcher(plain).region(digits.start(), digits.end());
        while (group.find()) {
            groups.add(Span.of(group));
        }
        boolean cue = CUE.matcher(plain)
                .region(Math.max(0, digits.start() - LONGEST_CUE), digits.start())
                .useTransparentBounds(true)
                .find();
        boolean plus = plain.charAt(digits.start()) == '+';
        BitSet dates = plus ? new BitSet() : new DateGroups(plain, groups).find();
        List<Span> found = new ArrayList<>();
        int from = 0;
        while (from < groups.size()) {
            Optional<Integer> last =
                    last(plain, beforeDate(groups, from, dates), from, digits.start(), cue && from == 0);
            if (last.isPresent()) {
                int start = from == 0
                        ? digits.start()
                        : withSigns(plain, groups.get(from).from());
                found.add(new Span(start, groups.get(last.get()).to()));
                from = last.get();
            }
            from++;
        }
        return found;
    }

    /** The groups up to the next date, which no number crosses. */
    private static List<Span> beforeDate(List<Span> groups, int from, BitSet dates) {
        int date = dates.nextSetBit(from);
        return date < 0 ? groups : groups.subList(0, date);
    }

    /** The last group of the longest number that begins with this group. */
    private static Optional<Integer> last(String plain, List<Span> groups, int from, int start, boolean cue) {
        int most = Math.min(groups.size(), from + MOST_GROUPS);
        for (int last = most - 1; last >= from; last--) {
            if (endsAt(plain, groups.get(last).to()) && !isCutOut(plain, groups, from, last)) {
                int begin =
                        from == 0 ? start : withSigns(plain, groups.get(from).from());
                if (new PhoneGroups(plain, begin, groups.subList(from, last + 1)).isPhoneNumber(cue)) {
                    return Optional.of(last);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Whether it is a piece of {@code 2025-03-30-01-30-00}: the sign between its groups also joins it to what is before.
     */
    private static boolean isCutOut(String plain, List<Span> groups, int from, int last) {
        if (from == 0 || from == last) {
            return false;
        }
        String before = between(plain, groups, from - 1);
        return !before.isBlank() && before.equals(between(plain, groups, from));
    }

    private static String between(String plain, List<Span> groups, int group) {
        return plain.substring(groups.get(group).to(), groups.get(group + 1).from());
    }

    private static int withSigns(String plain, int at) {
        return at > 0 && plain.charAt(at - 1) == '(' ? at - 1 : at;
    }

    /** Whether a number can end here, without a letter, percent sign or digit following. */
    private static boolean endsAt(String plain, int at) {
        if (at == plain.length()) {
            return true;
        }
        char next = plain.charAt(at);
        boolean goesOn = Character.isLetterOrDigit(next) || "_%@\u00b0\u20ac$\u00a3".indexOf(next) >= 0;
        boolean decimal =
                (next == ',' || next == ':') && at + 1 < plain.length() && Character.isDigit(plain.charAt(at + 1));
        return !goesOn && !decimal;
    }
}

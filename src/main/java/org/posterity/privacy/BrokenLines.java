package org.posterity.privacy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.privacy.text.Pseudonyms;
import org.posterity.privacy.text.TextPattern;
import org.posterity.privacy.text.TextScreen;

/**
 * Finds phone numbers, addresses, names and links that are broken over two lines of a subtitle. The two lines become one,
 * without them.
 */
final class BrokenLines {
    /** How much is examined on each side of a break: no number or postal address is longer. */
    private static final int REACH = 160;

    /** The most lines in a cue. */
    private static final int MOST = 8;

    private static final Pattern UNFINISHED_NAME = Pattern.compile("[@\uff20](?:[\\p{L}\\p{M}\\p{N}_.]*_)?$");
    private static final Pattern UNFINISHED_ADDRESS = Pattern.compile("[\\p{L}\\p{N}_]@[\\p{L}\\p{N}-]{1,63}\\.?$");
    private static final Pattern LINK = Pattern.compile("(?i)://|^www\\.|[a-z0-9]\\.[a-z]{2,24}/");

    /** Something that is not an ordinary word. */
    private static final Pattern REST_OF_LINK = Pattern.compile("[!-~&&[^0-9%&=/?#_]]*+[0-9%&=/?#_][!-~]*+");

    private final CueText cues;

    BrokenLines(CueText cues) {
        this.cues = cues;
    }

    /**
     * A line, as received and as it may be kept.
     *
     * @param lines how many were joined
     */
    record Line(String original, TextScreen.Screened screened, int lines) {}

    /**
     * Joins two lines if something is found only then.
     *
     * @param found receives what was found in the two together but in neither alone
     */
    Optional<Line> join(Line one, Line two, Consumer<TextScreen.Screened> found) {
        return one.lines() >= MOST
                ? Optional.empty()
                : withoutBlank(one, two, found).or(() -> withBlank(one, two, found));
    }

    private Optional<Line> withoutBlank(Line one, Line two, Consumer<TextScreen.Screened> found) {
        String end = one.original().stripTrailing();
        String start = two.original().stripLeading();
        if (!goesOn(lastWord(end), firstWord(start))) {
            return Optional.empty();
        }
        TextScreen.Screened both = cues.screen(end + start);
        String apart =
                one.screened().text().stripTrailing() + two.screened().text().stripLeading();
        boolean hidesMore = !both.text().equals(apart)
                && (both.rules().containsAll(one.screened().rules())
                        || both.rules().contains(TextPattern.E_MAIL_ADDRESS.id()));
        return hidesMore ? Optional.of(joined(end + start, both.text(), one, two, both, found)) : Optional.empty();
    }

    /**
     * Whether two words may be parts of one: after part of a name anything may follow, after part of a link only what looks
     * like one.
     */
    private static boolean goesOn(String last, String first) {
        if (last.isEmpty() || first.isEmpty() || first.startsWith("@")) {
            return false;
        }
        if (LINK.matcher(last).find()) {
            return "/?=&%#_-".indexOf(last.charAt(last.length() - 1)) >= 0
                    || REST_OF_LINK.matcher(first).matches();
        }
        return UNFINISHED_NAME.matcher(last).find()
                || UNFINISHED_ADDRESS.matcher(last).find() && (last.endsWith(".") || first.startsWith("."));
    }

    private static String lastWord(String text) {
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    private static String firstWord(String text) {
        int end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }

    private Optional<Line> withBlank(Line one, Line two, Consumer<TextScreen.Screened> found) {
        String end = one.screened().text();
        String start = two.screened().text();
        int from = afterLastPseudonym(end);
        int to = beforeFirstPseudonym(start);
        String seam = end.substring(from) + " " + start.substring(0, to);
        TextScreen.Screened both = cues.screen(seam);
        if (both.text().equals(seam)) {
            found.accept(new TextScreen.Screened(seam, List.of(), more(one, two, both)));
            return Optional.empty();
        }
        String screened = end.substring(0, from) + both.text() + start.substring(to);
        return Optional.of(joined(one.original() + " " + two.original(), screened, one, two, both, found));
    }

    private static Line joined(
            String original,
            String screened,
            Line one,
            Line two,
            TextScreen.Screened both,
            Consumer<TextScreen.Screened> found) {
        List<String> rules = new ArrayList<>(both.rules());
        rules.removeAll(one.screened().rules());
        rules.removeAll(two.screened().rules());
        found.accept(new TextScreen.Screened(screened, rules, more(one, two, both)));
        Set<String> all = new HashSet<>(rules);
        all.addAll(one.screened().rules());
        all.addAll(two.screened().rules());
        Set<TextPattern> flagged = new HashSet<>(both.flagged());
        flagged.addAll(one.screened().flagged());
        flagged.addAll(two.screened().flagged());
        return new Line(original, new TextScreen.Screened(screened, List.copyOf(all), flagged), one.lines() + 1);
    }

    private static Set<TextPattern> more(Line one, Line two, TextScreen.Screened both) {
        Set<TextPattern> flagged = new HashSet<>(both.flagged());
        flagged.removeAll(one.screened().flagged());
        flagged.removeAll(two.screened().flagged());
        return flagged;
    }

    /** A pseudonym is no name, and must not be taken for one. */
    private static int afterLastPseudonym(String text) {
        int from = Math.max(0, text.length() - REACH);
        Matcher pseudonym = Pseudonyms.PSEUDONYM.matcher(text);
        for (int at = Math.max(0, from - REACH); pseudonym.find(at); ) {
            at = pseudonym.end();
            from = Math.max(from, at);
        }
        return from;
    }

    private static int beforeFirstPseudonym(String text) {
        Matcher pseudonym = Pseudonyms.PSEUDONYM.matcher(text);
        int to = Math.min(text.length(), REACH);
        return pseudonym.find() ? Math.min(to, pseudonym.start()) : to;
    }
}

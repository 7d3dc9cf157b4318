package org.posterity.privacy.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posterity.export.ShippedTable;

/**
 * The title of a sound, and who made it. For an original sound, platforms write the words for that in the maker's language,
 * with the maker before or after them; for music, {@code title - artist}.
 */
public final class SoundTitle {
    /** How much of a title is looked at; titles are far shorter. */
    private static final int MOST_CHARACTERS = 500;

    /** The words are at most this long in any language; each is folded by itself. */
    private static final int LONGEST_WORDS = 48;

    /** How many characters that may end the words are tried; the words themselves may have a hyphen. */
    private static final int MOST_EDGES = 3;

    private static final int LONGEST_BY = 8;

    private static final Set<String> ORIGINAL = originals();

    private static final int FIRST_LETTERS = 3;

    /** The first letters of the words, if they are ASCII. */
    private static final Set<Integer> BEGINNINGS = ORIGINAL.stream()
            .filter(words -> words.length() >= FIRST_LETTERS)
            .filter(words -> words.chars().limit(FIRST_LETTERS).allMatch(sign -> sign < 0x80))
            .map(SoundTitle::beginning)
            .collect(Collectors.toUnmodifiableSet());

    /** Words before the maker. */
    private static final Set<String> BY = Set.of(
            "by", "von", "de", "di", "van", "par", "por", "da", "do", "od", "av", "af", "от", "від", "από", "oleh",
            "của", "bởi");

    /** Between maker and words, in languages that join them without a blank. */
    private static final String JOINTS = "的の의";

    private static final String FURTHER_SEPARATORS = ":：﹕|｜/／·•・~～\u2212\n\r\t";

    /** A user name after a title in an unknown language, recognised by its digits and signs. */
    private static final Pattern USER_NAME = Pattern.compile("@?[a-z_][a-z]{0,23}[0-9_.][a-z0-9_.]{0,23}");

    private SoundTitle() {}

    /** Where the makers are in the title of an original sound; empty for other sounds, or if nobody is named. */
    static List<Span> makers(String title) {
        int most = Math.min(title.length(), MOST_CHARACTERS);
        for (int from = 0; from < most; from++) {
            if (begins(title, from) && mayBeWords(title, from)) {
                Optional<Span> words = words(title, from, Math.min(most, from + LONGEST_WORDS));
                if (words.isPresent()) {
                    return around(title, words.get());
                }
            }
        }
        return userName(title).map(List::of).orElse(List.of());
    }

    /** Whether the words may begin here, by their first letter. Not checked beyond ASCII. */
    private static boolean mayBeWords(String title, int from) {
        int beginning = 0;
        int letters = 0;
        for (int at = from; at < title.length() && letters < FIRST_LETTERS; at++) {
            char sign = title.charAt(at);
            if (sign >= 0x80) {
                return true;
            }
            if (Character.isLetterOrDigit(sign)) {
                beginning = beginning << Byte.SIZE | Character.toUpperCase(sign);
                letters++;
            }
        }
        return letters == FIRST_LETTERS && BEGINNINGS.contains(beginning);
    }

    private static int beginning(String folded) {
        return folded.charAt(0) << 2 * Byte.SIZE | folded.charAt(1) << Byte.SIZE | folded.charAt(2);
    }

    /** The words for an original sound that begin here, if somebody is named before or after them. */
    private static Optional<Span> words(String title, int from, int most) {
        int edges = 0;
        for (int to = from + 1; to <= most && edges < MOST_EDGES; to++) {
            if (ends(title, to) && to - from < title.length()) {
                edges++;
                String folded = folded(title.substring(from, to));
                if (ORIGINAL.contains(folded)) {
                    return Optional.of(new Span(from, to));
                }
                if (folded.isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Where somebody is named after the title of any sound. */
    static Optional<Span> artist(String title) {
        int most = saysNothing(title) ? 0 : Math.min(title.length(), MOST_CHARACTERS);
        int close = -1;
        for (int at = 1; at < most; at++) {
            if (isSeparator(title.charAt(at))) {
                Span behind = name(title, at, title.length());
                boolean between = !folded(title.substring(0, at)).isEmpty() && behind.to() > behind.from();
                if (between && isBlank(title.charAt(at - 1))) {
                    return Optional.of(behind);
                }
                close = between && close < 0 ? at : close;
            }
        }
        return close < 0 ? Optional.empty() : Optional.of(name(title, close, title.length()));
    }

    /** Whether a kept title may still name its maker. */
    public static boolean mayNameAMaker(String kept) {
        return kept.codePoints().anyMatch(Character::isLetterOrDigit)
                && !saysNothing(kept)
                && !kept.contains(Pseudonyms.LEFT_OUT)
                && !Pseudonyms.PSEUDONYM.matcher(kept).find()
                && makers(kept).isEmpty();
    }

    private static boolean saysNothing(String title) {
        return Pseudonyms.NOBODY.contains(title.strip())
                || title.length() <= LONGEST_WORDS && ORIGINAL.contains(folded(title));
    }

    private static List<Span> around(String title, Span words) {
        List<Span> makers = new ArrayList<>();
        add(makers, title, name(title, 0, words.from()));
        add(makers, title, behind(title, words.to()));
        return makers;
    }

    /** What is in brackets after the words is the maker only if nothing follows it. */
    private static Span behind(String title, int from) {
        int at = skipBlanks(title, from);
        if (at < title.length() && opens(title.charAt(at))) {
            int closed = at + 1;
            while (closed < title.length() && !closes(title.charAt(closed))) {
                closed++;
            }
            Span further = name(title, Math.min(closed + 1, title.length()), title.length());
            return further.to() > further.from() ? further : name(title, at + 1, closed);
        }
        Span name = name(title, from, title.length());
        String by = firstWord(title, name);
        return BY.contains(by) && name.from() + by.length() < name.to()
                ? name(title, name.from() + by.length(), name.to())
                : name;
    }

    private static String firstWord(String title, Span name) {
        int end = name.from();
        while (end < Math.min(name.to(), name.from() + LONGEST_BY) && !isBlank(title.charAt(end))) {
            end++;
        }
        return title.substring(name.from(), end).toLowerCase(Locale.ROOT);
    }

    /** A credit may be doubled: {@code original sound - mira - Mira Falow}. Each part is somebody's name. */
    private static void add(List<Span> makers, String title, Span names) {
        int from = names.from();
        for (int at = names.from() + 1; at + 1 < names.to(); at++) {
            if (isBlank(title.charAt(at - 1)) && isDash(title.charAt(at)) && isBlank(title.charAt(at + 1))) {
                addOne(makers, name(title, from, at));
                from = at;
            }
        }
        addOne(makers, name(title, from, names.to()));
    }

    private static void addOne(List<Span> makers, Span name) {
        if (name.to() > name.from()) {
            makers.add(name);
        }
    }

    /** A stretch without blanks, separators, brackets and joints at its ends. */
    private static Span name(String title, int from, int to) {
        int start = from;
        while (start < to && (isAround(title.charAt(start)))) {
            start++;
        }
        int end = to;
        while (end > start && isAround(title.charAt(end - 1))) {
            end--;
        }
        if (to < title.length() && end > start + 1 && end == to && JOINTS.indexOf(title.charAt(end - 1)) >= 0) {
            end--;
        }
        return new Span(start, end);
    }

    private static boolean isAround(char sign) {
        return isBlank(sign) || isSeparator(sign) || opens(sign) || closes(sign);
    }

    private static int skipBlanks(String title, int from) {
        int at = from;
        while (at < title.length() && isBlank(title.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean begins(String title, int at) {
        return !isEdge(title.charAt(at))
                && (at == 0 || isEdge(title.charAt(at - 1)) || JOINTS.indexOf(title.charAt(at - 1)) >= 0);
    }

    /** The words end before a separator, a bracket, a word such as "by", or at the end. */
    private static boolean ends(String title, int to) {
        if (to == title.length() || isEdge(title.charAt(to))) {
            return true;
        }
        return isBlank(title.charAt(to))
                && BY.contains(firstWord(title, new Span(skipBlanks(title, to), title.length())));
    }

    private static boolean isEdge(char sign) {
        return isSeparator(sign) || opens(sign) || closes(sign);
    }

    private static boolean isSeparator(char sign) {
        return isDash(sign) || FURTHER_SEPARATORS.indexOf(sign) >= 0;
    }

    private static boolean isDash(char sign) {
        return Character.getType(sign) == Character.DASH_PUNCTUATION || sign == '\u2212';
    }

    private static boolean opens(char sign) {
        return Character.getType(sign) == Character.START_PUNCTUATION;
    }

    private static boolean closes(char sign) {
        return Character.getType(sign) == Character.END_PUNCTUATION;
    }

    /** Includes invisible characters, such as direction marks around a name in right-to-left text. */
    private static boolean isBlank(char sign) {
        return Character.isWhitespace(sign)
                || Character.isSpaceChar(sign)
                || Character.getType(sign) == Character.FORMAT;
    }

    private static Optional<Span> userName(String title) {
        int most = Math.min(title.length(), MOST_CHARACTERS);
        for (int at = most - 1; at > 1; at--) {
            if (isDash(title.charAt(at)) && isBlank(title.charAt(at - 1))) {
                Span name = name(title, at, title.length());
                boolean named = name.to() - name.from() < 60
                        && USER_NAME
                                .matcher(title.substring(name.from(), name.to()))
                                .matches();
                return named && at + 1 < name.from() ? Optional.of(name) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Only letters and digits, without accents, in capitals, so that all ways to write the same words are equal. */
    private static String folded(String words) {
        StringBuilder folded = new StringBuilder(words.length());
        int at = 0;
        while (at < words.length() && words.charAt(at) < 0x80) {
            char sign = words.charAt(at++);
            if (Character.isLetterOrDigit(sign)) {
                folded.append(Character.toUpperCase(sign));
            }
        }
        return at == words.length() ? folded.toString() : foldedBeyondAscii(words);
    }

    private static String foldedBeyondAscii(String words) {
        StringBuilder folded = new StringBuilder(words.length());
        Normalizer.normalize(words, Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(folded::appendCodePoint);
        return folded.toString().toUpperCase(Locale.ROOT);
    }

    private static Set<String> originals() {
        return ShippedTable.lines(SoundTitle.class, "sound-titles.tsv").stream()
                .map(cells -> cells[1])
                .flatMap(words -> Stream.of(words, words.replaceFirst("^(\\S+) (\\S+)$", "$2 $1")))
                .map(SoundTitle::folded)
                .collect(Collectors.toUnmodifiableSet());
    }
}

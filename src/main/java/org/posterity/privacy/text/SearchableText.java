package org.posterity.privacy.text;

import java.lang.Character.UnicodeScript;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures whether a text is long enough that hardly anybody else wrote the same: six different words. Scripts without
 * blanks have no words that could be counted alike on every computer; there two Han letters, three kana or
 * letters of Khmer or Burmese, or four of Thai or Lao stand for a word. Repetitions add nothing; names that became pseudonyms, links and what was masked
 * count for nothing, since nobody can search for them.
 */
public final class SearchableText {
    private static final Pattern NOT_SEARCHED =
            Pattern.compile("[@＠]\\S++|(?i:https?://|www\\.)\\S++|\\[[^\\]\\[]{1,60}+]|" + Pseudonyms.SHAPE);

    /** Two, three and four letters divide it. */
    private static final int WORD = 12;

    private static final int ENOUGH = 6 * WORD;

    /** Thai and the like give least for a letter: so many different parts are enough. */
    private static final int MOST_PARTS = ENOUGH / 3;

    private static final long PRIME = 0x100000001b3L;
    private static final long BEGINNING = 0xcbf29ce484222325L;

    private final long[] parts = new long[MOST_PARTS];
    private int different;
    private int measure;
    private long whole = BEGINNING;
    private long word = BEGINNING;
    private boolean inWord;
    private boolean apart = true;
    private int previous;

    private SearchableText() {}

    /** A number that stands for the text where it is long enough; the same words have the same number. */
    public static OptionalLong of(String text) {
        SearchableText measured = new SearchableText();
        String searched = mayHoldOther(text) ? NOT_SEARCHED.matcher(text).replaceAll(" ") : text;
        for (int at = 0; at < searched.length(); ) {
            int point = searched.codePointAt(at);
            measured.read(Character.toLowerCase(point));
            at += Character.charCount(point);
        }
        measured.endWord();
        return measured.measure >= ENOUGH ? OptionalLong.of(measured.whole) : OptionalLong.empty();
    }

    /** One of these stands in all that nobody searches for; looking for them is faster than the expression. */
    private static boolean mayHoldOther(String text) {
        return Stream.of("@", "＠", "[", "://", "www.", "WWW.", "Www.", Pseudonyms.BEGINNING)
                .anyMatch(text::contains);
    }

    private void read(int point) {
        if (isMark(point)) {
            whole = mixed(whole, point);
            word = mixed(word, point);
        } else if (!Character.isLetterOrDigit(point)) {
            endWord();
        } else {
            whole = mixed(whole, point);
            apart = false;
            int worth = worth(point);
            if (worth == 0) {
                inWord |= Character.isLetter(point);
                word = mixed(word, point);
                previous = 0;
            } else {
                note(mixed(mixed(BEGINNING, previous), point), worth);
                previous = point;
            }
        }
    }

    private void endWord() {
        if (inWord) {
            note(word, WORD);
        }
        whole = apart ? whole : mixed(whole, ' ');
        apart = true;
        word = BEGINNING;
        inWord = false;
        previous = 0;
    }

    private void note(long part, int worth) {
        for (int i = 0; i < different; i++) {
            if (parts[i] == part) {
                return;
            }
        }
        if (different < parts.length) {
            parts[different++] = part;
            measure += worth;
        }
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** What one letter of a script without blanks is worth; nothing in scripts with blanks. */
    private static int worth(int point) {
        if (point < 0x0e00) {
            return 0;
        }
        UnicodeScript script = UnicodeScript.of(point);
        return switch (script) {
            case HAN -> WORD / 2;
            case HIRAGANA, KATAKANA, KHMER, MYANMAR -> WORD / 3;
            case THAI, LAO -> WORD / 4;
            default -> 0;
        };
    }

    private static long mixed(long hash, int point) {
        return (hash ^ point) * PRIME;
    }
}

package org.posterity.privacy.text;

import java.lang.Character.UnicodeScript;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures whether a text is so long that hardly anybody else wrote the same: six different words. Scripts without blanks
 * have no words that every computer counts alike; instead, two Han letters, three kana, Khmer or Burmese letters, or four
 * Thai or Lao letters count as a word. Repetitions, pseudonyms, links and masks do not count, because nobody can search for
 * them.
 */
public final class SearchableText {
    private static final Pattern NOT_SEARCHED =
            Pattern.compile("[@＠]\\S++|(?i:https?://|www\\.)\\S++|\\[[^\\]\\[]{1,60}+]|" + Pseudonyms.SHAPE);

    /** Divisible by two, three and four letters. */
    private static final int WORD = 12;

    private static final int ENOUGH = 6 * WORD;

    /** Thai and similar letters count least, so this many different parts are always enough. */
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

    /** A number that identifies the text, if it is long enough. The same words have the same number. */
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

    /** Everything nobody searches for contains one of these; looking for them is faster than the expression. */
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

    /** What one letter of a script without blanks counts; 0 for other scripts. */
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

package org.posterity.privacy.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for names by how they are written, without a list of people. Places and titles are sometimes taken for names, and
 * names in small letters are not seen. In German, where every noun has a capital, too many are found.
 */
public final class NamePatterns {
    /** How much of a text is looked at; captions are far shorter. */
    private static final int MOST_CHARACTERS = 10_000;

    private static final String BEFORE = "(?<![\\p{L}\\p{M}\\p{N}_#@])";
    private static final String AFTER = "(?![\\p{L}\\p{M}\\p{N}_])";
    private static final String PART = "\\p{Lu}[\\p{Ll}\\p{M}]++";

    /** Capitalised, such as Anna, Jean-Luc, O’Brien. */
    private static final String WORD = "(?:\\p{Lu}['’])?+" + PART + "(?:['’-]" + PART + "){0,3}+" + AFTER;

    private static final String LINK = " (?:\\p{Lu}\\. )?+"
            + "(?:(?:van|von|vom|zu|zum|de|der|den|del|della|da|di|do|dos|du|la|le|el|al|bin|ibn|ter|ten) ){0,2}+";

    private static final Pattern RUN = Pattern.compile(BEFORE + WORD + "(?:" + LINK + WORD + "){1,5}+");
    private static final Pattern ONE_WORD = Pattern.compile(BEFORE + WORD);
    private static final Pattern ANY_WORD = Pattern.compile("[\\p{L}\\p{M}]++");

    private static final Pattern WITH = Pattern.compile(BEFORE
            + "(?i:with|w/|mit|avec|con|com|met|med|z|ze|с|со|με|(?:best )?friend|sister|brother|cousin|freundin|freund"
            + "|schwester|bruder|amie?|sœur|frère|amig[ao]|herman[ao]|amic[ao]|vriend(?:in)?|zus|broer"
            + "|подруг[аиойу]++|друг(?:ом|а)?) (" + WORD + ")");

    /** Endings of German nouns that no name has. */
    private static final Pattern GERMAN_NOUN = Pattern.compile("(?:ung|heit|keit|schaft|nis|tät|tion|ment)(?:en)?$");

    private static final Pattern FEAT = Pattern.compile(BEFORE + "(?i:feat\\.?|featuring|(?<!\\d |\\d)ft\\.?) " + WORD);

    private static final Pattern TITLED = Pattern.compile(BEFORE
            + "(?i:mrs?\\.?|ms\\.?|miss|dr\\.?|prof\\.?|herrn?|frau|mme\\.?|mlle\\.?|monsieur|madame|sra?\\.?|señora?|don|doña"
            + "|signora?|mevrouw|meneer|pani?|господин|госпожа) " + WORD
            + "|[\\p{IsHan}\\p{IsKatakana}]{2}(?:さん|ちゃん|くん)"
            + "|\\p{IsHan}(?:先生|小姐|女士)"
            + "|(?<!\\p{IsHangul})\\p{IsHangul}{3} ?씨(?:[가는와의를도랑]|(?!\\p{IsHangul}))"
            + "|(?<!\\p{L})(?:السيدة?|الأستاذة?|الدكتورة?) \\p{IsArabic}{2}");

    private static final Pattern INITIALS = Pattern.compile(
            BEFORE + "(?:" + PART + " \\p{Lu}\\.(?!\\p{L})"
                    + "|(?<!\\.)\\p{Lu}\\. ?(?:\\p{Lu}\\. ?)?+" + WORD
                    + "|(?<!\\.)(?!(?:U\\.S|U\\.K|E\\.U|L\\.A|N\\.Y|D\\.C|P\\.S|R\\.I|A\\.M|P\\.M|T\\.V|O\\.K|D\\.I)\\.)\\p{Lu}\\. ?\\p{Lu}\\.)");

    private static final Pattern HASHTAG = Pattern.compile("[#＃]" + PART + PART + AFTER);

    /** Places, feasts and days begin with these, rather than people. */
    private static final Set<String> NO_NAMES = Set.of(
            "New",
            "San",
            "Santa",
            "Saint",
            "North",
            "South",
            "East",
            "West",
            "Great",
            "Old",
            "Black",
            "Happy",
            "Merry",
            "Good",
            "Lake",
            "Mount",
            "Cape",
            "Port",
            "Los",
            "Las",
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
            "Christmas",
            "Easter");

    private final List<String> own;

    /** @param own names of the creator, who may be named */
    public NamePatterns(List<String> own) {
        this.own = own.stream().filter(name -> name.length() > 2).toList();
    }

    /** The ways in which a text may name somebody. */
    public Set<NameHint> in(String whole) {
        String text = withoutOwn(beginning(whole)).replaceAll("[ \\t\\u00a0]+", " ");
        Set<NameHint> hints = EnumSet.noneOf(NameHint.class);
        if (!mayHoldAny(text)) {
            return hints;
        }
        find(hints, NameHint.FULL_NAME, holdsFullName(text));
        find(hints, NameHint.COMPANION, holdsCompanion(text));
        find(hints, NameHint.FEATURED, FEAT.matcher(text).find());
        find(hints, NameHint.TITLED, TITLED.matcher(text).find());
        find(
                hints,
                NameHint.INITIALS,
                text.indexOf('.') >= 0 && INITIALS.matcher(text).find());
        find(
                hints,
                NameHint.HASHTAG,
                (text.indexOf('#') >= 0 || text.indexOf('\uff03') >= 0)
                        && HASHTAG.matcher(text).find());
        return hints;
    }

    /**
     * Whether there is a capital after the first letter, or a letter of a script without capitals; every pattern needs one.
     */
    private static boolean mayHoldAny(String text) {
        return text.codePoints()
                        .filter(point -> Character.getType(point) == Character.OTHER_LETTER)
                        .findAny()
                        .isPresent()
                || text.codePoints().skip(1).anyMatch(point -> Character.getType(point) == Character.UPPERCASE_LETTER);
    }

    /** Whether most of its letters have no capitals, so that hardly any pattern can see a name in it. */
    public static boolean canHardlyJudge(String whole) {
        long[] letters = new long[2];
        beginning(whole)
                .codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> letters[Character.getType(letter) == Character.OTHER_LETTER ? 0 : 1]++);
        return letters[0] > letters[1];
    }

    private static String beginning(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }

    private String withoutOwn(String text) {
        String rest = text;
        for (String name : own) {
            rest = rest.replace(name, "_");
        }
        return rest;
    }

    private static void find(Set<NameHint> hints, NameHint hint, boolean found) {
        if (found) {
            hints.add(hint);
        }
    }

    /** Two or three capitalised words. The first of a sentence does not count; if most words have capitals, none does. */
    private static boolean holdsFullName(String text) {
        if (isSetInCapitals(text)) {
            return false;
        }
        Matcher runs = RUN.matcher(text);
        while (runs.find()) {
            List<String> words = ONE_WORD.matcher(runs.group())
                    .results()
                    .map(found -> found.group())
                    .toList();
            List<String> inside = beginsASentence(text, runs.start()) ? words.subList(1, words.size()) : words;
            if ((inside.size() == 2 || inside.size() == 3) && !NO_NAMES.contains(inside.get(0))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSetInCapitals(String text) {
        long all = ANY_WORD.matcher(text).results().count();
        long capitalised = ONE_WORD.matcher(text).results().count();
        return all >= 4 && capitalised * 3 > all * 2;
    }

    /**
     * A sentence goes on after a letter, a digit, a comma and the like. After anything else, such as an emoji, one begins.
     */
    private static boolean beginsASentence(String text, int at) {
        int before = at - 1;
        while (before >= 0 && " \"'“”„«»‘’(".indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        return before < 0
                || !(Character.isLetterOrDigit(text.charAt(before)) || ",;&+/_–-".indexOf(text.charAt(before)) >= 0);
    }

    private static boolean holdsCompanion(String text) {
        return WITH.matcher(text)
                .results()
                .map(found -> found.group(1))
                .anyMatch(word ->
                        !NO_NAMES.contains(word) && !GERMAN_NOUN.matcher(word).find());
    }
}

package org.posterity.privacy.text;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that stand in a text without an @, where the platform writes them: the partner of a duet or stitch, and the maker of
 * a sound. A partner's name is a handle, or up to four words with capitals; small words after "duet with" are a sentence.
 */
final class Credits {
    private static final String WITH =
            "(?iu:with|mit|avec|con|com|met|med|z|ze|s|\u0441|\u0441\u043e|\u0437|cu|ile|dengan|v\u1edbi|\u3068|\u548c|\u4e0e)";
    private static final String WORD = "\\p{Lu}[\\p{L}\\p{M}\\p{N}'\u2019.-]{0,30}+";

    private static final Pattern PARTNER = Pattern.compile(
            "(?=[dsDS\u0434\u0414\u30c7\u5408])(?<![\\p{L}\\p{N}])((?iu:duett?o?|stitched|duetto|dueto|duo|stitch|d\u00faet|\u0434\u0443\u044d\u0442|d\u00fcet|\u30c7\u30e5\u30a8\u30c3\u30c8|\u5408\u62cd)[ \u00a0]"
                    + WITH
                    + "[ \u00a0])((?=[A-Za-z0-9]{1,24}(?:[_.][A-Za-z0-9_]|(?<=[a-z])\\d))[A-Za-z0-9_]++(?:\\.[A-Za-z0-9_]++)*+|"
                    + WORD + "(?: "
                    + WORD + "){0,3}+)");

    /** A part of each word for a duet or stitch above. */
    private static final List<String> DUETS = List.of(
            "due",
            "duo",
            "d\u00faet",
            "d\u00fcet",
            "stitch",
            "\u0434\u0443\u044d\u0442",
            "\u30c7\u30e5\u30a8\u30c3\u30c8",
            "\u5408\u62cd");

    /** TikTok stores the title in the language of whoever made the sound. */
    private static final String ORIGINAL =
            "(?:original sound|original audio|originalton|son original|sonido original|som original|suono originale|"
                    + "origineel geluid|\u043e\u0440\u0438\u0433\u0438\u043d\u0430\u043b\u044c\u043d\u044b\u0439 \u0437\u0432\u0443\u043a|\u043e\u0440\u0438\u0433\u0456\u043d\u0430\u043b\u044c\u043d\u0438\u0439 \u0437\u0432\u0443\u043a|oryginalny d\u017awi\u0119k|orijinal ses|suara asli|"
                    + "nh\u1ea1c n\u1ec1n|\u03c0\u03c1\u03c9\u03c4\u03cc\u03c4\u03c5\u03c0\u03bf\u03c2 \u03ae\u03c7\u03bf\u03c2|\u05e6\u05dc\u05d9\u05dc \u05de\u05e7\u05d5\u05e8\u05d9|\u092e\u0942\u0932 \u0927\u094d\u0935\u0928\u093f|\u30aa\u30ea\u30b8\u30ca\u30eb\u697d\u66f2|\uc624\ub9ac\uc9c0\ub110 \uc0ac\uc6b4\ub4dc|\uc6d0\ubcf8 \uc0ac\uc6b4\ub4dc|\u539f\u58f0|\u539f\u8072|\u0e40\u0e2a\u0e35\u0e22\u0e07\u0e15\u0e49\u0e19\u0e09\u0e1a\u0e31\u0e1a|\u0627\u0644\u0635\u0648\u062a \u0627\u0644\u0623\u0635\u0644\u064a|"
                    + "originalljud|original lyd|originallyd|alkuper\u00e4inen \u00e4\u00e4ni|p\u016fvodn\u00ed zvuk|eredeti hang|sunet original|\u03b1\u03c1\u03c7\u03b9\u03ba\u03cc\u03c2 \u03ae\u03c7\u03bf\u03c2|"
                    + "bunyi asal|orihinal na tunog)(?:\\s{0,4}\\([^()]{1,40}\\))?"
                    + "(?:\\s{0,4}[-\u2013\u2014:]\\s{0,4}|\\s{1,4}(?:by|von|de|di|van)\\s{1,4})";

    private static final Pattern MAKER =
            Pattern.compile("\\s*+" + ORIGINAL, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Behind the title of a sound in a language that is not known here: a user name, by its digits and signs. */
    private static final Pattern USER_NAME_LAST = Pattern.compile(
            ".{1,300}\\s[-\u2013\u2014]\\s{1,4}(?=@?[a-z_][a-z]{0,23}[0-9_.][a-z0-9_.]{0,23}\\s{0,4}$)");

    /** Download tools write the sound into the caption, behind a note. */
    private static final Pattern MAKER_IN_TEXT = Pattern.compile(
            "([\u266a\u266b\u266c]\\s{0,4}" + ORIGINAL + ")(\\S[^\\r\\n]{0,200}+)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int LONGEST_TITLE = 160;

    private Credits() {}

    /** The text with another name, or the same, in the place of each. */
    static String inText(String text, UnaryOperator<String> ofPerson) {
        String partners = mayNameAPartner(text) ? replace(PARTNER, text, ofPerson) : text;
        int maker = mayNameAMaker(partners) ? original(partners) : -1;
        if (maker >= 0 && partners.substring(maker).strip().chars().noneMatch(Character::isWhitespace)) {
            return partners.substring(0, maker) + ofPerson.apply(partners.substring(maker));
        }
        boolean note = text.indexOf('\u266a') >= 0 || text.indexOf('\u266b') >= 0 || text.indexOf('\u266c') >= 0;
        return note ? replace(MAKER_IN_TEXT, partners, ofPerson) : partners;
    }

    /** Nothing but the title of a sound, which is short. */
    private static boolean mayNameAMaker(String text) {
        return text.length() <= LONGEST_TITLE
                && (text.indexOf('-') > 0
                        || text.indexOf('\u2013') > 0
                        || text.indexOf('\u2014') > 0
                        || text.indexOf(':') > 0
                        || text.contains(" by ")
                        || text.contains(" von ")
                        || text.contains(" de ")
                        || text.contains(" di ")
                        || text.contains(" van "));
    }

    private static boolean mayNameAPartner(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return DUETS.stream().anyMatch(lower::contains);
    }

    private static String replace(Pattern pattern, String text, UnaryOperator<String> ofPerson) {
        return pattern.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + ofPerson.apply(found.group(2))));
    }

    /** Where the maker's name begins in the title of an original sound; -1 where it is another sound's. */
    static int maker(String sound) {
        int original = original(sound);
        if (original >= 0 || !mayNameAMaker(sound)) {
            return original;
        }
        Matcher last = USER_NAME_LAST.matcher(sound);
        return last.lookingAt() ? last.end() : -1;
    }

    private static int original(String text) {
        Matcher original = MAKER.matcher(text);
        return original.lookingAt() ? original.end() : -1;
    }
}

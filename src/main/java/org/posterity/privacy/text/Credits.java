package org.posterity.privacy.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names without an @ in places where the platform writes names: the partner of a duet or stitch, and the maker of a sound.
 * A partner's name is a handle, or up to four words with capitals; small words after "duet with" are a sentence.
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

    /** Part of each word for a duet or stitch above. */
    private static final List<String> DUETS = List.of(
            "due",
            "duo",
            "d\u00faet",
            "d\u00fcet",
            "stitch",
            "\u0434\u0443\u044d\u0442",
            "\u30c7\u30e5\u30a8\u30c3\u30c8",
            "\u5408\u62cd");

    /** Download tools write the sound into the caption, after a musical note. */
    private static final String NOTES = "\u2669\u266a\u266b\u266c";

    private static final int LONGEST_TITLE = 160;

    /** How many characters after a note are looked at. */
    private static final int LONGEST_LINE = 300;

    private Credits() {}

    /** The text with each name replaced by what {@code ofPerson} returns. */
    static String inText(String text, UnaryOperator<String> ofPerson) {
        String partners = mayNameAPartner(text) ? partners(text, ofPerson) : text;
        if (partners.length() <= LONGEST_TITLE) {
            List<Span> makers = SoundTitle.makers(partners);
            if (!makers.isEmpty() && makers.stream().allMatch(maker -> isOneWord(partners, maker))) {
                return replaced(partners, makers, ofPerson);
            }
        }
        return partners.chars().anyMatch(Credits::isNote) ? behindNotes(partners, ofPerson) : partners;
    }

    /** The text with each span replaced by what {@code ofPerson} returns. */
    static String replaced(String text, List<Span> names, UnaryOperator<String> ofPerson) {
        StringBuilder replaced = new StringBuilder(text.length());
        int at = 0;
        for (Span name : names) {
            replaced.append(text, at, name.from()).append(ofPerson.apply(text.substring(name.from(), name.to())));
            at = name.to();
        }
        return replaced.append(text, at, text.length()).toString();
    }

    private static boolean isOneWord(String text, Span name) {
        return text.substring(name.from(), name.to()).chars().noneMatch(Character::isWhitespace);
    }

    private static boolean isNote(int sign) {
        return NOTES.indexOf(sign) >= 0;
    }

    private static String behindNotes(String text, UnaryOperator<String> ofPerson) {
        List<Span> names = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            if (isNote(text.charAt(at))) {
                int from = at + 1;
                int to = endOfLine(text, from);
                SoundTitle.makers(text.substring(from, to))
                        .forEach(maker -> names.add(new Span(from + maker.from(), from + maker.to())));
                at = to - 1;
            }
        }
        return replaced(text, names, ofPerson);
    }

    private static int endOfLine(String text, int from) {
        int to = from;
        while (to < text.length()
                && to < from + LONGEST_LINE
                && text.charAt(to) != '\n'
                && text.charAt(to) != '\r'
                && !isNote(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private static boolean mayNameAPartner(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return DUETS.stream().anyMatch(lower::contains);
    }

    private static String partners(String text, UnaryOperator<String> ofPerson) {
        return PARTNER.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + ofPerson.apply(found.group(2))));
    }
}

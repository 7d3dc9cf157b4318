package org.posterity.privacy.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds e-mail addresses, also those spelt to hide them from machines: {@code name [at] host [dot] org}. An @ needs a name
 * before it and a host with a dot after it; otherwise it is a mention.
 */
final class EmailAddresses {
    private static final String NAME =
            "(?<![\\p{IsLatin}\\p{Nd}._%+-])[\\p{IsLatin}\\p{Nd}._%+-]{1,64}+(?<=[\\p{IsLatin}\\p{Nd}_])";
    private static final String LABEL = "[\\p{IsLatin}\\p{Nd}-]{1,63}+";
    private static final String AT = "\\s{0,2}+[\\[({<]\\s?(?i:at|\u00e4t|arroba|chiocciola|a|@)\\s?[\\])}>]\\s{0,2}+";
    private static final String DOT =
            "(?:\\.|\\s{0,2}+[\\[({<]\\s?(?i:dot|punkt|punto|point|punt|\\.)\\s?[\\])}>]\\s{0,2}+)";
    private static final String SPOKEN_DOT = "\\s{1,2}+(?i:dot|punkt|punto|point|punt)\\s{1,2}+";
    private static final String SPOKEN_END = "(?i:com|org|net|info|eu|de|at|ch|nl|be|fr|es|it|uk|co\\.uk)";

    private static final Pattern ADDRESS = Pattern.compile(
            // plain; after another @ it is a handle with its server
            "(?<![@\uff20])" + NAME + "@(?:" + LABEL + "\\.){1,8}[A-Za-z]{2,24}+(?![\\p{IsLatin}\\p{Nd}])"
                    // the @ in brackets, the last dot in words
                    + "|" + NAME + AT + LABEL + "(?:(?:" + DOT + "|" + SPOKEN_DOT + ")" + LABEL + "){0,3}" + SPOKEN_DOT
                    + "[A-Za-z]{2,24}+(?![\\p{IsLatin}\\p{Nd}])"
                    // in brackets
                    + "|" + NAME + AT + LABEL + "(?:" + DOT + LABEL + "){1,4}+"
                    // an @ between blanks, or written for a machine
                    + "|" + NAME + "(?: @ |&#(?:64|x40);|&commat;)(?:" + LABEL
                    + "\\.){1,8}[A-Za-z]{2,24}+(?![\\p{IsLatin}\\p{Nd}])"
                    + "|(?<![\\p{IsLatin}\\p{Nd}._+-])[\\p{IsLatin}\\p{Nd}._+-]{1,64}+%40(?:" + LABEL
                    + "\\.){1,8}[A-Za-z]{2,24}+(?![\\p{IsLatin}\\p{Nd}])"
                    // in words
                    + "|" + NAME + " (?i:at) " + LABEL + " (?i:dot) " + SPOKEN_END + "(?![\\p{L}\\p{N}])");

    /** What every spelling of an @ contains, except the plain one. */
    private static final Pattern OTHER_AT =
            Pattern.compile("[\\[({<]\\s?(?i:at|\u00e4t|arroba|chiocciola|a|@)\\s?[\\])}>]| (?i:dot) ");

    private EmailAddresses() {}

    static List<Span> in(String plain) {
        return mayHoldOne(plain) ? Span.all(ADDRESS, plain) : List.of();
    }

    private static boolean mayBeSpelt(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            char sign = plain.charAt(i);
            if (sign == '[' || sign == '(' || sign == '{' || sign == '<') {
                return true;
            }
        }
        return plain.contains(" dot ") || plain.contains(" DOT ") || plain.contains(" Dot ");
    }

    /** Most texts have none, and many have mentions; looking for a name before every @ is slow. */
    private static boolean mayHoldOne(String plain) {
        for (int at = plain.indexOf('@'); at >= 0; at = plain.indexOf('@', at + 1)) {
            if (at > 0 && (Character.isLetterOrDigit(plain.charAt(at - 1)) || plain.charAt(at - 1) == '_')) {
                return true;
            }
        }
        return plain.contains(" @ ")
                || plain.contains("&#")
                || plain.contains("&commat;")
                || plain.contains("%40")
                || mayBeSpelt(plain) && OTHER_AT.matcher(plain).find();
    }
}

package org.posterity.privacy.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds postal addresses in the forms of English, German, Dutch, French, Spanish and Italian: a street with its number,
 * with postcode and town if they follow, and post office boxes. Words that have other meanings (way, place, Platz) count
 * only if a postcode follows.
 */
final class PostalAddresses {
    /** A word of a name, with a capital. */
    private static final String NAME = "\\p{Lu}[\\p{L}\\p{M}'.-]{0,30}+";

    private static final String NAMES = NAME + "(?: " + NAME + "){0,2}";
    private static final String NUMBER = "(?!(?:19|20)\\d\\d(?!\\d))\\d{1,4}+(?: ?[a-zA-Z](?![\\p{L}\\p{N}]))?";

    /** Units of measure: what is counted or measured is no house number. */
    private static final String NO_UNIT =
            "(?![\\p{N}%:]|[.,]\\d|\\p{L}| ?(?i:km|cm|mm|m|mi|kg|g|ml|l|min|mins|minutes?|minuten|h|hrs?|"
                    + "hours?|uhr|st\u00fcck|gramm|tage?|days?|times|mal|x|ore|giorni|horas|heures|likes?|views?|follower|folgen|teil)"
                    + "(?![\\p{L}\\p{N}]))";

    private static final String GAP = "(?:, ?|,?\\n| \u00b7 )";
    private static final String UK_POSTCODE = "[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}(?![A-Z\\d])";
    private static final String US_POSTCODE = "[A-Z]{2} \\d{5}(?:-\\d{4})?(?!\\d)";
    private static final String FIVE_DIGITS = "(?:[A-Z]{1,2}-)?\\d{5}(?!\\d) " + NAMES;
    private static final String FOUR_DIGITS =
            "(?:\\d{4} ?[A-Z]{2}(?![A-Z]) ?|(?:[A-Z]{1,2}-)\\d{4} |(?!19|20)\\d{4} )" + NAMES;

    /** Postcode and town, which confirm that a street is before them. */
    private static final String TOWN = GAP + "(?:" + FIVE_DIGITS + "|" + FOUR_DIGITS + "|(?:" + NAMES + "(?:" + GAP
            + "| )){0,2}(?:" + UK_POSTCODE + "|" + US_POSTCODE + "))";

    private static final String MAYBE_TOWN = "(?:" + TOWN + ")?";

    private static final String NOT_A_PART =
            "(?<![\\p{L}\\p{N}#.,:/-])(?<!(?i:part|day|episode|ep|top|season|chapter|room|level|vol|no|"
                    + "week|year|take|round|step|scene|stage|number|teil|tag|folge|platz) )";

    private static final Pattern ADDRESS = Pattern.compile("(?=[\\p{Lu}0-9pbac])(?:"
            + String.join(
                    "|",
                    // 12 Harbour Street, Kelpham HB1 2XY
                    NOT_A_PART + "\\d{1,5}[A-Za-z]? (?:" + NAME
                            + " ){1,3}?(?:Street|Road|Avenue|Lane|Boulevard|Crescent|Terrace|Quay|"
                            + "St\\.|Rd\\.?|Ave\\.?|Blvd\\.?|Ln\\.?)(?![\\p{L}])"
                            + "(?! (?i:trips?|food|art|style|wear|rage|race|works?|show|photo\\p{L}{0,8}|views?|dance\\p{L}?|party|life|fashion|"
                            + "bikes?|maps?|dogs?|cats?|kids?|music|walks?|rules?)(?!\\p{L}))"
                            + MAYBE_TOWN,
                    NOT_A_PART + "\\d{1,5}[A-Za-z]? (?:" + NAME
                            + " ){1,3}?(?:Way|Drive|Dr\\.?|Court|Ct\\.?|Close|Square|Row|Grove|Gardens|Place|"
                            + "Pl\\.?|Mews|Parade|Highway|Hwy|Green|Hill|Park)" + TOWN,
                    // Hafenstraße 12, Lange Str. 5, Vissersgracht 7
                    "(?<!\\p{L})(?!(?i:sesam|milch|einbahn))(?:\\p{Lu}[\\p{L}-]{2,30}?(?:stra(?:\u00df|ss)e|str\\.|gasse|allee|straat|laan|gracht|kade|singel|"
                            + "gade|gatan)|(?:" + NAME + "[ -]){1,3}?(?:Stra(?:\u00df|ss)e|Str\\.|Gasse|Allee))[ ]{1,2}"
                            + NUMBER + NO_UNIT + MAYBE_TOWN,
                    // Am Alten Hafen 7, 26789 Leer
                    "(?<!\\p{L})" + NAME + "(?: [\\p{L}'.-]{1,30}+){0,3}? " + NUMBER + GAP + "(?!\\d{2}000)"
                            + FIVE_DIGITS,
                    "(?<!\\p{L})\\p{Lu}[\\p{L}-]{2,30}?(?:weg|platz|ring|damm|ufer|plein|dijk|dreef|pad) " + NUMBER
                            + GAP + FOUR_DIGITS,
                    // 12 rue des Mouettes
                    "(?<![\\p{L}\\p{N}.,])" + NUMBER
                            + "(?: ?(?:bis|ter))?,? (?i:rue|avenue|boulevard|bd|impasse|ruelle) "
                            + "(?:(?i:du|des?|de la|de l'|d')[ ']?)?\\p{L}[\\p{L}'-]{2,30}+(?: " + NAME + "){0,2}"
                            + MAYBE_TOWN,
                    "(?<![\\p{L}\\p{N}.,])" + NUMBER
                            + "(?: ?(?:bis|ter))?,? (?:all\u00e9e|chemin|quai|place|route|square|cours|passage) "
                            + "(?:(?:du|des?|de la|de l'|d')[ ']?)?" + NAMES + TOWN,
                    // Calle del Mar 12, C/ Mayor, 3
                    "(?<!\\p{L})(?:Calle|calle|C/|Avenida|Avda\\.|Paseo|Plaza|Carrer|Traves\u00eda) ?(?:de (?:las? |los |el )?|del )?"
                            + NAMES + ",? (?:n[\u00ba\u00b0.] ?)?" + NUMBER + NO_UNIT + MAYBE_TOWN,
                    // Via della Marina 12
                    "(?<!\\p{L})(?:Via|Viale|V\\.le|Piazza|P\\.zza|Vicolo|Lungomare) (?:del(?:la|le|lo)? |dell'|dei |degli |d'|di )?"
                            + NAMES + ",? (?:n\\. ?)?" + NUMBER + NO_UNIT + MAYBE_TOWN,
                    "(?<!\\p{L})(?i:p\\.? ?o\\.? box|postfach|postbus|bo\u00eete postale|apartado(?: de correos)?|casella postale) "
                            + "{0,2}(?:n[\u00ba\u00b0.]? ?)?\\d{1,6}+(?: \\d{2,3}){0,2}(?!\\d)" + MAYBE_TOWN)
            + ")");

    private PostalAddresses() {}

    static List<Span> in(String plain) {
        return PostalSigns.in(plain) ? Span.all(ADDRESS, plain) : List.of();
    }
}

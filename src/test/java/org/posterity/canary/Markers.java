package org.posterity.canary;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Mints values that stand nowhere else, in the shape that the place asks for, and remembers where each was planted. Letters
 * take the place of numbers where a number would give a value away as data.
 */
final class Markers {
    private static final String CONSONANTS = "bcdfghjklmnprstv";
    private static final String KANJI = "海藻凧紐港灯台波風帆錨鴎霧潮磯舟";
    private static final DateTimeFormatter EXPORT_DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter BIRTH_DATE = DateTimeFormatter.ofPattern("dd-MMM-uuuu", Locale.ENGLISH);
    private static final LocalDateTime FIRST = LocalDateTime.of(2016, 3, 7, 4, 51, 23);

    private final List<Marker> planted = new ArrayList<>();
    private int number;

    List<Marker> planted() {
        return planted;
    }

    String word(String place) {
        String core = core();
        return plant(place, core, core);
    }

    String handle(String place) {
        String core = core();
        return plant(place, "tern_" + core, core);
    }

    /** With letters that have two forms in Unicode, and some that no other name has in this order. */
    String name(String place) {
        String core = core();
        String family = kanji();
        return plant(place, "Zo\u00eb N\u00fc\u00dfl\u00edn " + core + " " + family, core, family);
    }

    String email(String place) {
        String core = core();
        return plant(place, core + "@post.example", core);
    }

    String phone(String place) {
        int last = 2_000_000 + next() * 37;
        return plant(place, "+49 1632 " + last, "1632" + last, "1632 " + last);
    }

    String street(String place) {
        String core = core();
        return plant(place, Character.toUpperCase(core.charAt(0)) + core.substring(1) + "stra\u00dfe", core);
    }

    /** The value of a signed query. */
    String token(String place) {
        String core = core();
        return plant(place, "5ac0ffee" + core + "%3D", core);
    }

    String ip4(String place) {
        int host = next();
        String address = "203.0." + (113 + host / 100 % 100) + "." + (150 + host % 100);
        return plant(place, address, address);
    }

    String ip6(String place) {
        String address = String.format("2001:db8:7a11:%04x::8", 0x1000 + next());
        return plant(place, address, address);
    }

    /** A number that an id or an amount may be. */
    String digits(String place) {
        String digits = String.format("61830%010d", 3_141_592L * (next() + 1));
        return plant(place, digits, digits);
    }

    /** An id as the platform's posts have, of a day in 2017. */
    String postId(String place) {
        String digits = String.format("64%017d", 31_415_926_535_897L + next() * 1_000_003L);
        return plant(place, digits, digits);
    }

    String date(String place) {
        LocalDateTime date = FIRST.plusSeconds(next() * 40_007L);
        return plant(
                place,
                EXPORT_DATE.format(date),
                EXPORT_DATE.format(date),
                EXPORT_DATE.format(date).replace(' ', 'T'),
                Long.toString(date.toEpochSecond(ZoneOffset.UTC)));
    }

    String birthDate(String place) {
        LocalDate day = LocalDate.of(1961, 1, 2).plusDays(next() * 3L);
        return plant(place, BIRTH_DATE.format(day), BIRTH_DATE.format(day), day.toString());
    }

    String text(String place) {
        String core = core();
        return plant(place, "salt & <" + core + "> \"kite\" \u2615", core);
    }

    /** A place on earth in degrees north, which programs write with more or fewer digits. */
    double latitude(String place) {
        double degrees = 11.00011 + next() * 0.00373;
        String digits = String.format(Locale.ROOT, "%.5f", degrees);
        plant(place, digits, digits.substring(0, digits.length() - 1));
        return degrees;
    }

    /** An address with a name and an id in its path, and a signature. */
    String link(String place) {
        return "https://www.tiktok.com/@" + handle(place + " (name in the path)") + "/video/"
                + postId(place + " (id in the path)") + "?" + signature(place);
    }

    /** A query as it is found behind the links of an export. */
    String signature(String place) {
        return "x-tos-signature=" + token(place + " (x-tos-signature)") + "&x-expires=" + digits(place + " (x-expires)")
                + "&policy=" + token(place + " (policy)");
    }

    /** Remembers a value that stands in a donation already. */
    void found(String place, String text) {
        plant(place, text, text);
    }

    private String plant(String place, String text, String... needles) {
        planted.add(new Marker(place, text, List.of(needles)));
        return text;
    }

    private int next() {
        return number++;
    }

    /** Eight letters: short enough for any place, and in no word of any language. */
    private String core() {
        int left = next();
        StringBuilder core = new StringBuilder("zq");
        for (int i = 0; i < 4; i++) {
            core.append(CONSONANTS.charAt((left + i * 5) % CONSONANTS.length()));
            left /= CONSONANTS.length();
        }
        return core.append("qz").toString();
    }

    private String kanji() {
        int left = next();
        StringBuilder name = new StringBuilder("\u51e7");
        for (int i = 0; i < 4; i++) {
            name.append(KANJI.charAt(left % KANJI.length()));
            left /= KANJI.length();
        }
        return name.toString();
    }
}

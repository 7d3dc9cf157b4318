package org.posterity.packaging;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Language codes of three letters by the code that BCP 47 has for them. Those of ISO 639-2 have a shorter one; those of ISO 639-3
 * that are the usual form of a macrolanguage ({@code cmn}, {@code zsm}) are named by that, since most players know no other.
 */
final class LanguageCodes {
    /** ISO 639-2/B, where it differs from 639-2/T. */
    private static final String BIBLIOGRAPHIC =
            "alb=sq arm=hy baq=eu bur=my chi=zh cze=cs dut=nl fre=fr geo=ka ger=de gre=el"
                    + " ice=is mac=mk mao=mi may=ms per=fa rum=ro slo=sk tib=bo wel=cy";

    /** Languages whose macrolanguage has a code of two letters (IANA, Language Subtag Registry), the usual one of each. */
    private static final String MACROLANGUAGES = "als=sq arb=ar ayr=ay azj=az cmn=zh ekk=et fuc=ff gaz=om gug=gn"
            + " khk=mn kmr=ku knc=kr lvs=lv npi=ne ojg=oj ory=or pbt=ps pes=fa plt=mg prs=fa quz=qu"
            + " spv=or swh=sw twi=ak uzn=uz ydd=yi zsm=ms zyb=za";

    private static final Map<String, String> SHORTER = shorter();

    private LanguageCodes() {}

    /** The locale of a language tag whose language may have three letters. */
    static Locale locale(String tag) {
        int end = tag.indexOf('-') < 0 ? tag.length() : tag.indexOf('-');
        String language = tag.substring(0, end).toLowerCase(Locale.ROOT);
        return Locale.forLanguageTag(SHORTER.getOrDefault(language, language) + tag.substring(end));
    }

    private static Map<String, String> shorter() {
        Map<String, String> codes = new HashMap<>();
        for (String language : Locale.getISOLanguages()) {
            codes.put(Locale.forLanguageTag(language).getISO3Language(), language);
        }
        for (String pair : (BIBLIOGRAPHIC + " " + MACROLANGUAGES).split(" ")) {
            codes.put(pair.substring(0, 3), pair.substring(4));
        }
        return Map.copyOf(codes);
    }
}

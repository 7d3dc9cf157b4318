package org.posterity.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.posterity.export.FieldRole;

/** Takes out of a text what must not be kept: the signed part of links, and the names of other people. */
final class TextScreen {
    private final Pseudonyms pseudonyms;

    TextScreen(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /**
     * What may be kept of a text.
     *
     * @param rules by which something was taken out of it
     */
    record Screened(String text, List<String> rules) {
        static final String THIRD_PARTY = "third-party";

        boolean pseudonymised() {
            return rules.contains(THIRD_PARTY);
        }

        /** The removals, as those of a field. */
        List<Redaction> redactions(String field) {
            return rules.stream().map(rule -> new Redaction(field, rule)).toList();
        }
    }

    Screened text(String original) {
        return screen(original, pseudonyms::inText);
    }

    /** A text that may be the title of a sound: whoever made an original sound is named in it. */
    Screened sound(String original) {
        return screen(original, pseudonyms::inSound);
    }

    /** An address on a platform. */
    Screened link(String original) {
        return screen(original, pseudonyms::inLink);
    }

    /** A field of an item; one of the role {@link FieldRole#PERSONAL} is never kept and does not come here. */
    Screened field(String original, FieldRole role) {
        return screen(
                original,
                switch (role) {
                    case PERSON -> pseudonyms::ofPerson;
                    case LINK -> pseudonyms::inLink;
                    case TEXT -> pseudonyms::inSound;
                    default -> pseudonyms::inText;
                });
    }

    private static Screened screen(String original, UnaryOperator<String> withoutOthers) {
        List<String> rules = new ArrayList<>();
        String whole = withoutHalfCharacters(original);
        note(rules, "half-character", original, whole);
        String plain = PlainLinks.in(whole);
        note(rules, "signed-query", whole, plain);
        String screened = withoutOthers.apply(plain);
        note(rules, Screened.THIRD_PARTY, plain, screened);
        return new Screened(screened, rules);
    }

    private static void note(List<String> rules, String rule, String before, String after) {
        if (!before.equals(after)) {
            rules.add(rule);
        }
    }

    /** Half of a surrogate pair, where the platform cut a text through an emoji, is no text that UTF-8 can hold. */
    private static String withoutHalfCharacters(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(point -> whole.appendCodePoint(isHalf(point) ? 0xfffd : point));
        return whole.toString();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}

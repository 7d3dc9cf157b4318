package org.posterity.privacy.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.posterity.export.FieldRole;
import org.posterity.format.html.HtmlText;

/** Removes from a text what must not be kept: keys in links, contact data, and names of other people. */
public final class TextScreen {
    private static final int MOST_REMEMBERED = 128;
    private static final int LONGEST_REMEMBERED = 1 << 12;

    private final Pseudonyms pseudonyms;
    private final ContactScreen contacts;
    private final SoundMakers soundMakers;
    private final List<String> display;

    /** Screened texts, because platforms repeat texts in several fields, and words and addresses in every post. */
    private final Map<Remembered, Screened> remembered = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Remembered, Screened> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /**
     * @param pseudonyms replaces names
     * @param contacts finds contact data
     * @param soundMakers whether artists in titles of sounds keep their names
     * @param display names by which the creator is shown, which stay in titles of the creator's own sounds
     */
    public TextScreen(Pseudonyms pseudonyms, ContactScreen contacts, SoundMakers soundMakers, List<String> display) {
        this.pseudonyms = pseudonyms;
        this.contacts = contacts;
        this.soundMakers = soundMakers;
        this.display = List.copyOf(display);
    }

    /**
     * What may be kept of a text.
     *
     * @param rules by which something was removed
     * @param flagged what was found and left in, to be reported
     */
    public record Screened(String text, List<String> rules, Set<TextPattern> flagged) {
        /** The rule by which names of other people are replaced. */
        public static final String THIRD_PARTY = "third-party";

        /** Whether somebody was named in it. */
        public boolean pseudonymised() {
            return rules.contains(THIRD_PARTY);
        }

        /** The removals, as those of a field. */
        public List<Redaction> redactions(String field) {
            return rules.stream().map(rule -> new Redaction(field, rule)).toList();
        }
    }

    /** Free text: a caption, a description. */
    public Screened text(String original) {
        return screen(original, pseudonyms::inText);
    }

    /** Free text in HTML: its words, even if mark-up divides them, and the addresses of its links. */
    public Screened html(String original) {
        Set<String> rules = new LinkedHashSet<>();
        Set<TextPattern> flagged = EnumSet.noneOf(TextPattern.class);
        String screened = HtmlText.rewritten(
                original, text -> noted(text(text), rules, flagged), link -> noted(link(link), rules, flagged));
        return new Screened(screened, List.copyOf(rules), flagged);
    }

    private static String noted(Screened screened, Set<String> rules, Set<TextPattern> flagged) {
        rules.addAll(screened.rules());
        flagged.addAll(screened.flagged());
        return screened.text();
    }

    /** The title of a sound, which names its maker. */
    public Screened sound(String original) {
        return screen(original, title -> pseudonyms.inSound(title, soundMakers, display));
    }

    /** A text that may be the title of an original sound. */
    private Screened maybeSound(String original) {
        return screen(original, title -> pseudonyms.inSound(title, SoundMakers.KEEP, display));
    }

    /** An address on a platform. */
    public Screened link(String original) {
        return screen(original, pseudonyms::inLink);
    }

    /** The name, handle or id of a person, and nothing else. */
    public Screened person(String original) {
        return bare(original, pseudonyms::ofPerson);
    }

    private record Remembered(FieldRole role, String original) {}

    /** A field of an item. The role {@link FieldRole#PERSONAL} is never kept and does not come here. */
    public Screened field(String original, FieldRole role) {
        if (original.length() > LONGEST_REMEMBERED) {
            return screened(original, role);
        }
        Remembered key = new Remembered(role, original);
        Screened known = remembered.get(key);
        if (known == null) {
            known = screened(original, role);
            remembered.put(key, known);
        }
        return known;
    }

    private Screened screened(String original, FieldRole role) {
        return switch (role) {
            case PERSON -> person(original);
            case LINK -> link(original);
            case TEXT -> maybeSound(original);
            case HTML -> html(original);
            case SOUND -> sound(original);
            case PLACE, WORD -> text(original);
            case DATE, COUNT, ID, PERSONAL -> bare(original, pseudonyms::inToken);
        };
    }

    private Screened screen(String original, UnaryOperator<String> withoutOthers) {
        Screened plain = plain(original);
        ContactScreen.Screened reached = contacts.screen(plain.text());
        List<String> rules = new ArrayList<>(plain.rules());
        reached.masked().forEach(pattern -> rules.add(pattern.id()));
        String screened = withoutOthers.apply(reached.text());
        note(rules, Screened.THIRD_PARTY, reached.text(), screened);
        return new Screened(screened, rules, reached.flagged());
    }

    /** A name or a number, which contains no contact data. */
    private static Screened bare(String original, UnaryOperator<String> withoutOthers) {
        Screened plain = plain(original);
        List<String> rules = new ArrayList<>(plain.rules());
        String screened = withoutOthers.apply(plain.text());
        note(rules, Screened.THIRD_PARTY, plain.text(), screened);
        return new Screened(screened, rules, Set.of());
    }

    /** A text that UTF-8 can represent, without the keys in its links. */
    private static Screened plain(String original) {
        List<String> rules = new ArrayList<>();
        String whole = withoutHalfCharacters(original);
        note(rules, "half-character", original, whole);
        String cut = PlainLinks.in(whole);
        note(rules, "signed-query", whole, cut);
        String masked = LinkTokens.maskedIn(cut);
        note(rules, "link-token", cut, masked);
        return new Screened(masked, rules, Set.of());
    }

    private static void note(List<String> rules, String rule, String before, String after) {
        if (!before.equals(after)) {
            rules.add(rule);
        }
    }

    /** Removes halves of surrogate pairs, which remain if the platform cut a text through an emoji. */
    private static String withoutHalfCharacters(String text) {
        if (!hasSurrogates(text)) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(point -> whole.appendCodePoint(isHalf(point) ? 0xfffd : point));
        return whole.toString();
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}

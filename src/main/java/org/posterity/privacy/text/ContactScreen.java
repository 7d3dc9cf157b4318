package org.posterity.privacy.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Looks for contact data in free text, and handles it as the selection policy says. */
public final class ContactScreen {
    private static final String DIGITS = "0123456789";
    private static final int FEWEST_DIGITS = 7;

    private final Function<TextPattern, TextPattern.Handling> handling;

    /** {@code handling} is what becomes of each pattern. */
    public ContactScreen(Function<TextPattern, TextPattern.Handling> handling) {
        this.handling = handling;
    }

    /** A text without what was masked, the patterns that were masked in it, and those to be reported. */
    record Screened(String text, Set<TextPattern> masked, Set<TextPattern> flagged) {}

    Screened screen(String original) {
        Set<TextPattern> masked = EnumSet.noneOf(TextPattern.class);
        Set<TextPattern> flagged = EnumSet.noneOf(TextPattern.class);
        String text = original;
        FoldedText plain = FoldedText.of(text);
        for (TextPattern pattern : TextPattern.values()) {
            TextPattern.Handling how = handling.apply(pattern);
            List<Span> found = how == TextPattern.Handling.KEEP ? List.of() : find(pattern, plain);
            if (found.isEmpty()) {
                continue;
            }
            if (how == TextPattern.Handling.FLAG) {
                flagged.add(pattern);
            } else {
                masked.add(pattern);
                text = Span.replace(text, found, "[" + pattern.words() + "]");
                plain = FoldedText.of(text);
            }
        }
        return new Screened(text, masked, flagged);
    }

    /** Most of millions of texts contain no sign of any pattern, so signs are looked for first. */
    private static List<Span> find(TextPattern pattern, FoldedText text) {
        List<Span> found = find(pattern, text.text());
        return found.isEmpty() ? found : found.stream().map(text::inOriginal).toList();
    }

    private static List<Span> find(TextPattern pattern, String plain) {
        return switch (pattern) {
            case E_MAIL_ADDRESS -> EmailAddresses.in(plain);
            case BANK_ACCOUNT -> count(plain, DIGITS) >= FEWEST_DIGITS ? BankAccounts.in(plain) : List.of();
            case PHONE_NUMBER -> count(plain, DIGITS) >= FEWEST_DIGITS ? PhoneNumbers.in(plain) : List.of();
            case POSTAL_ADDRESS ->
                count(plain, DIGITS) > 0 && plain.indexOf(' ') >= 0 ? PostalAddresses.in(plain) : List.of();
        };
    }

    private static int count(String text, String signs) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (signs.indexOf(text.charAt(i)) >= 0) {
                count++;
            }
        }
        return count;
    }
}

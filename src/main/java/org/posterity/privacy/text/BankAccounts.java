package org.posterity.privacy.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds international bank account numbers (IBAN, ISO 13616), written together or in groups, by their check digits. */
final class BankAccounts {
    private static final int FEWEST = 15;
    private static final int MOST = 34;

    /** A country, two check digits, and as much after them as may belong to the number. */
    private static final Pattern BEGINNING = Pattern.compile(
            "(?<![\\p{L}\\p{N}])[A-Za-z]{2}[ -]?[0-9]{2}(?=[ -]?[A-Za-z0-9])(?:[ -]?[A-Za-z0-9]){11,30}");

    private BankAccounts() {}

    static List<Span> in(String plain) {
        List<Span> found = new ArrayList<>();
        Matcher beginning = BEGINNING.matcher(plain);
        int from = 0;
        while (beginning.find(from)) {
            Optional<Span> account = longest(plain, beginning.start(), beginning.end());
            account.ifPresent(found::add);
            from = account.map(Span::to).orElse(beginning.start() + 1);
        }
        return found;
    }

    /** Words of the same form may follow, so the longest piece is taken that ends with a word and is a number. */
    private static Optional<Span> longest(String plain, int start, int most) {
        for (int end = most; end > start; end--) {
            boolean endsAWord = end == plain.length() || !Character.isLetterOrDigit(plain.charAt(end));
            if (endsAWord && isNumber(plain.substring(start, end).replaceAll("[ -]", ""))) {
                return Optional.of(new Span(start, end));
            }
        }
        return Optional.empty();
    }

    /** ISO 7064, MOD 97-10: letters count from 10, and the first four characters move to the end. */
    private static boolean isNumber(String account) {
        if (account.length() < FEWEST || account.length() > MOST) {
            return false;
        }
        int rest = 0;
        for (int i = 0; i < account.length(); i++) {
            int value = Character.digit(account.charAt((i + 4) % account.length()), 36);
            rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
        }
        return rest == 1;
    }
}

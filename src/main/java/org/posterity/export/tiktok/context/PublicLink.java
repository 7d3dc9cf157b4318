package org.posterity.export.tiktok.context;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.model.Account;

/** A post's public address: {@code https://www.tiktok.com/@user/video/ID} or {@code …/photo/ID}, without query. */
record PublicLink(String url, String user, String id) {
    private static final Pattern FORM = Pattern.compile(
            "(https?://(?:www\\.|m\\.)?tiktok\\.com/@([^/?#\\s]{0,100})/(?:video|photo)/([0-9]{17,20}))(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern USER_NAME = Pattern.compile("(?=.*[A-Za-z_.])[\\w.]{2,30}");

    static Optional<PublicLink> of(String text) {
        Matcher link = FORM.matcher(text.strip());
        return link.matches() && PostIdTime.of(link.group(3)).isPresent()
                ? Optional.of(new PublicLink(link.group(1), link.group(2), link.group(3)))
                : Optional.empty();
    }

    /** Whether it names another account. Tools put internal ids in place of a name, which say nothing. */
    boolean ofAnother(Account account) {
        return names(user) && !account.sameAs(new Account(account.platform(), user));
    }

    /** Whether it names this account. */
    boolean of(Account account) {
        return names(user) && account.sameAs(new Account(account.platform(), user));
    }

    static boolean names(String user) {
        return USER_NAME.matcher(user).matches();
    }
}

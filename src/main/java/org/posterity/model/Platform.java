package org.posterity.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A platform, as the package that reads its exports states it.
 *
 * @param id what it is called in accounts, records and packages, in lower case
 * @param name what people call it
 * @param usernames the form of a user name, without a leading {@code @}
 * @param pages the forms of the addresses of an account's page and of its posts
 * @param example a user name, for messages that say how one is written
 * @param examplePage the address of that account's page
 * @param exportFile the form of the name of a file that is an export, or its main part
 * @param exportArchive the form of the name under which the platform hands out an export
 */
public record Platform(
        String id,
        String name,
        Pattern usernames,
        List<Page> pages,
        String example,
        String examplePage,
        Pattern exportFile,
        Pattern exportArchive) {

    public Platform {
        pages = List.copyOf(pages);
    }

    /**
     * A form of addresses.
     *
     * @param username the user name in what it found, written as a replacement: {@code $1}, or {@code $2@$1}
     */
    public record Page(Pattern address, String username) {}

    /** The account of this user name, which may begin with {@code @}; empty when it has not the form of one. */
    public Optional<Account> account(String username) {
        String name = username.startsWith("@") ? username.substring(1) : username;
        return usernames.matcher(name).matches() ? Optional.of(new Account(id, name)) : Optional.empty();
    }

    /** The account whose page, or a page of whose posts, has this address. */
    Optional<Account> accountAt(String address) {
        for (Page page : pages) {
            Matcher found = page.address().matcher(address);
            if (found.matches()) {
                StringBuilder username = new StringBuilder();
                found.appendReplacement(username, page.username());
                return account(username.toString().toLowerCase(Locale.ROOT));
            }
        }
        return Optional.empty();
    }
}

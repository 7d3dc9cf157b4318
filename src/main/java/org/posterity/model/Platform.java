package org.posterity.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A platform, as described by the package that reads its exports.
 *
 * @param id its name in accounts, records and packages, in lower case
 * @param name what people call it
 * @param usernames the form of a user name, without a leading {@code @}
 * @param pages the forms of the addresses of an account's page and of its posts
 * @param example a user name, for messages that show how one is written
 * @param examplePage the address of that account's page
 * @param exportFile the pattern of the name of an export file, or of its main part
 * @param exportArchive the pattern of the name of the archive in which the platform delivers an export
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

    /** The account with this user name, which may begin with {@code @}; empty if it is not a valid user name. */
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

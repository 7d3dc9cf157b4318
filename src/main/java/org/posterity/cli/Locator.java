package org.posterity.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.posterity.application.Archive;
import org.posterity.application.Machine;
import org.posterity.holdings.Holding;
import org.posterity.model.Account;
import org.posterity.model.PackageId;

/**
 * Finds the package that somebody means: by its identifier, whole or short; by the beginning of one, where no other begins so;
 * by its account, as {@code tiktok:USERNAME}, {@code @USERNAME} or the address of the profile.
 */
final class Locator {
    /** What commands say of the word that names a package. */
    static final String WORDS =
            "The package: its identifier, as list shows it or in full; the beginning of it, where that is enough; or its account,"
                    + " as tiktok:USERNAME or @USERNAME.";

    private static final int MOST_LISTED = 20;

    private final Archive archive;
    private final Place place;
    private final PrintWriter err;

    /** @param err where a package that is not found, or more than one, is told */
    Locator(Archive archive, Place place, PrintWriter err) {
        this.archive = archive;
        this.place = place;
        this.err = err;
    }

    /** The package of this name; empty, after it was told, where there is none, or more than one. */
    Optional<PackageId> find(String name) {
        String asked = name.strip();
        List<PackageId> found = named(asked);
        if (found.size() == 1) {
            return Optional.of(found.get(0));
        }
        if (!Archive.isThere(place.archive())) {
            err.println("posterity: there is no archive at " + place.archive()
                    + ". Name the right one with --archive, or with the setting archive.dir.");
        } else if (found.isEmpty()) {
            err.println("posterity: No package named " + Output.visible(asked) + " in the archive at " + place.archive()
                    + ". Run `posterity list`: it shows what is held.");
        } else {
            err.println("posterity: " + found.size() + " packages fit " + Output.visible(asked)
                    + ". Say which one is meant, by its identifier:");
            found.stream().limit(MOST_LISTED).forEach(aip -> err.println("  " + line(aip)));
            if (found.size() > MOST_LISTED) {
                err.println("  … and " + (found.size() - MOST_LISTED) + " more; `posterity list` shows all.");
            }
        }
        return Optional.empty();
    }

    /** What fits best, all of one kind: a whole identifier is never taken for the beginning of another. */
    private List<PackageId> named(String asked) {
        if (asked.isEmpty()) {
            return List.of();
        }
        String lower = asked.toLowerCase(Locale.ROOT);
        List<PackageId> whole = identified(id -> id.equals(lower));
        if (!whole.isEmpty()) {
            return whole;
        }
        List<PackageId> ofAccount = archive.holdings().list().stream()
                .filter(holding -> isOf(holding.account(), asked))
                .map(Holding::aip)
                .toList();
        return ofAccount.isEmpty() ? identified(id -> id.startsWith(lower)) : ofAccount;
    }

    private List<PackageId> identified(Predicate<String> fits) {
        return archive.ids().stream()
                .filter(aip -> fits.test(aip.value().toLowerCase(Locale.ROOT)) || fits.test(aip.shortForm()))
                .toList();
    }

    private static boolean isOf(Account account, String asked) {
        try {
            return Account.written(asked).sameAs(account);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String line(PackageId aip) {
        return archive.holdings()
                .find(aip)
                .map(holding ->
                        ListCommand.line(holding, LocalDate.now(Machine.clock().withZone(ZoneOffset.UTC))))
                .orElse(aip.shortForm());
    }
}

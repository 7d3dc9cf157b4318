package org.posterity.application;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.posterity.holdings.Holding;
import org.posterity.model.Account;
import org.posterity.model.PackageId;

/**
 * Finds the package that somebody means: by its identifier, full or short; by the beginning of one, if it is unique; by its
 * account, as {@code PLATFORM:USERNAME}, {@code @USERNAME} or the address of the profile.
 */
final class Locator {
    private Locator() {}

    /** Gives the answer for the package of this name, if there is exactly one. */
    static <T> PackageLookup<T> find(String name, Archive archive, Premises premises, Function<PackageId, T> answer) {
        List<PackageId> found = named(name.strip(), archive);
        return found.size() == 1
                ? new PackageLookup.One<>(answer.apply(found.get(0)))
                : new PackageLookup.NotOne<>(
                        Archive.isThere(premises.archive()),
                        found.stream()
                                .map(aip -> HeldPackage.named(aip, archive))
                                .toList());
    }

    /** The best matches, all of one kind: a full identifier is never taken for the beginning of another. */
    private static List<PackageId> named(String asked, Archive archive) {
        if (asked.isEmpty()) {
            return List.of();
        }
        String lower = asked.toLowerCase(Locale.ROOT);
        List<PackageId> whole = identified(id -> id.equals(lower), archive);
        if (!whole.isEmpty()) {
            return whole;
        }
        Optional<Account> account = Wiring.platforms().account(asked);
        List<PackageId> ofAccount = archive.holdings().list().stream()
                .filter(holding -> account.filter(holding.account()::sameAs).isPresent())
                .map(Holding::aip)
                .toList();
        return ofAccount.isEmpty() ? identified(id -> id.startsWith(lower), archive) : ofAccount;
    }

    private static List<PackageId> identified(Predicate<String> fits, Archive archive) {
        return archive.ids().stream()
                .filter(aip -> fits.test(aip.value().toLowerCase(Locale.ROOT)) || fits.test(aip.shortForm()))
                .toList();
    }
}

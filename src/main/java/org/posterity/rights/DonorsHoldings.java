package org.posterity.rights;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.consent.KeptAgreement;
import org.posterity.model.Account;
import org.posterity.model.PackageId;
import org.posterity.record.ConsentTerms;

/**
 * Everything an archive holds about one donor.
 *
 * @param asked what was searched for: an account, a name, or the number of an agreement
 * @param keeper the person whose contact data may be handed out; empty if no name was given and several people, or somebody
 *     other than the creator, have signed, or if several have that name
 * @param agreement the agreement file; empty if it is lost
 * @param packages the packages, each with its terms
 */
public record DonorsHoldings(
        String asked,
        Optional<String> keeper,
        Optional<KeptAgreement> agreement,
        SortedMap<PackageId, ConsentTerms> packages) {

    /** Whether anybody else has granted, in any version of the agreement. */
    public boolean concernOthers() {
        return agreement.stream()
                .flatMap(it -> KeptRecord.all(it).stream())
                .flatMap(record -> record.names().stream())
                .anyMatch(name ->
                        keeper.filter(own -> KeptRecord.isSame(own, name)).isEmpty());
    }

    /** Whether a package of this account is, or may be, part of the donor's holdings. */
    public boolean mayConcern(Account account) {
        return packages.values().stream()
                        .flatMap(terms -> terms.accounts().stream())
                        .anyMatch(account::sameAs)
                || agreement.stream()
                        .flatMap(it -> KeptRecord.all(it).stream())
                        .anyMatch(record -> record.covers(account));
    }

    DonorsHoldings without(Set<PackageId> others) {
        SortedMap<PackageId, ConsentTerms> rest = new TreeMap<>(packages);
        rest.keySet().removeAll(others);
        return new DonorsHoldings(asked, keeper, agreement, rest);
    }

    /** The result of a search. */
    public sealed interface Search {}

    /** One donor's holdings. */
    public record Found(DonorsHoldings holdings) implements Search {}

    /** Several agreements match; the caller must choose one by its number. */
    public record Several(List<String> numbers) implements Search {
        public Several {
            numbers = List.copyOf(numbers);
        }
    }

    /** The person granted an earlier version of the agreement with this number, but others grant it now. */
    public record Superseded(String number) implements Search {}

    /** Nothing is held. */
    public record Nothing() implements Search {}
}

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
 * All that an archive holds about one donor.
 *
 * @param asked what was asked for: an account, a name, or the number of an agreement
 * @param keeper the person whose own contact data may be handed out; empty where nobody was named and several have signed
 *     or another than the creator has, and where several have that name
 * @param agreement the file of the agreement; empty where it is lost
 * @param packages with the terms that each carries
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

    /** Whether a package of this account is, or may be, among what is held about the donor. */
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

    /** What a search came to. */
    public sealed interface Search {}

    /** One donor's holdings. */
    public record Found(DonorsHoldings holdings) implements Search {}

    /** Several agreements fit, by their numbers; which was meant must be said. */
    public record Several(List<String> numbers) implements Search {
        public Several {
            numbers = List.copyOf(numbers);
        }
    }

    /** Who was asked for granted an earlier version of the agreement of this number, and others grant now. */
    public record Superseded(String number) implements Search {}

    /** Nothing is held. */
    public record Nothing() implements Search {}
}

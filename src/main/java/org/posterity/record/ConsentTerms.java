package org.posterity.record;

import static org.posterity.record.Ground.RIGHTS;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.Platform;

/**
 * {@code consent-terms.json}: what the donor allowed for an accession, without who signed it; never read for access. If a
 * package has several grants, the strictest counts: the shared purposes, the strictest access, the earliest end.
 *
 * @param accounts the accounts that the grant covers; after admission only the one admitted
 * @param accountUnnamed whether an export that names no account is covered
 * @param grants at least one; after the gate only those in force
 * @param embargoUntil the day from which it may be shown
 * @param record sha256 of the record's bytes, the link to the full record that stays with the institution
 * @param embargoUntilEvent whether nothing may be shown before an event that only the full record names
 * @param thirdParties how other people are treated
 * @param countries the only countries where copies may be stored (ISO 3166-1 alpha-2); empty: no limit
 * @param evidence digests of the papers that prove the agreement
 * @param legalBasis the institution's legal basis, if the record states it
 * @param withoutExport why media may be taken in without an export; empty: only those of posts that are held
 * @param deed what the deed of gift settles besides; empty: nothing
 */
public record ConsentTerms(
        @Grounds(RIGHTS) String id,
        @Grounds(RIGHTS) List<Account> accounts,
        @Grounds(RIGHTS) boolean accountUnnamed,
        @Grounds(RIGHTS) String institution,
        @Grounds(RIGHTS) List<Grant> grants,
        @Grounds(RIGHTS) Optional<LocalDate> embargoUntil,
        @Grounds(RIGHTS) String noticeVersion,
        @Grounds(RIGHTS) Digest notice,
        @Grounds(RIGHTS) Digest record,
        @Grounds(RIGHTS) boolean embargoUntilEvent,
        @Grounds(RIGHTS) ThirdParties thirdParties,
        @Grounds(RIGHTS) List<String> countries,
        @Grounds(RIGHTS) List<Digest> evidence,
        @Grounds(RIGHTS) Optional<LegalBasis> legalBasis,
        @Grounds(RIGHTS) Optional<String> withoutExport,
        @Grounds(RIGHTS) Optional<Deed> deed) {

    public ConsentTerms {
        accounts = accounts == null ? List.of() : List.copyOf(accounts);
        grants = grants == null ? List.of() : List.copyOf(grants);
        countries = countries == null
                ? List.of()
                : countries.stream().sorted().distinct().toList();
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        if (grants.isEmpty()) {
            throw new IllegalArgumentException("Terms of consent need at least one grant.");
        }
    }

    /** What may be kept: the categories of all grants, in the order of {@link Category}. */
    public Set<Category> categories() {
        EnumSet<Category> all = EnumSet.noneOf(Category.class);
        grants.forEach(grant -> all.addAll(grant.categories()));
        return Collections.unmodifiableSet(all);
    }

    public boolean covers(Category category) {
        return grants.stream().anyMatch(grant -> grant.categories().contains(category));
    }

    /** The purposes shared by all grants, in alphabetical order. */
    public Set<String> purposes() {
        Set<String> shared = new TreeSet<>(grants.get(0).purposes());
        grants.forEach(grant -> shared.retainAll(grant.purposes()));
        return Collections.unmodifiableSet(shared);
    }

    /** Who may see the package: the strictest level of any grant. */
    public AccessLevel access() {
        return grants.stream().map(Grant::access).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The first day on which all grants are in force. */
    public LocalDate from() {
        return grants.stream().map(Grant::from).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The last day on which all grants are in force; empty: for good. */
    public Optional<LocalDate> until() {
        return grants.stream().flatMap(grant -> grant.until().stream()).min(Comparator.naturalOrder());
    }

    /** Whether all grants are in force on that day, apart from withdrawal of consent. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from()) && until().map(last -> !day.isAfter(last)).orElse(true);
    }

    /** Whether an embargo forbids showing it on that day; an embargo by event lasts until the record is changed. */
    public boolean embargoedOn(LocalDate day) {
        return embargoUntilEvent || embargoUntil.map(day::isBefore).orElse(false);
    }

    /** The grants that allow preservation on that day. */
    public List<Grant> inForceOn(LocalDate day) {
        return grants.stream()
                .filter(grant -> grant.allowsPreservation() && grant.holdsOn(day))
                .toList();
    }

    /** These terms with some of their grants. */
    public ConsentTerms only(List<Grant> chosen) {
        return with(accounts, chosen);
    }

    /** These terms for one account only, so that a package does not reveal the donor's other accounts. */
    public ConsentTerms only(Account account) {
        return with(List.of(account), grants);
    }

    /** These terms for the accounts on one platform. */
    public ConsentTerms of(Platform platform) {
        return with(
                accounts.stream()
                        .filter(account -> account.platform().equals(platform.id()))
                        .toList(),
                grants);
    }

    private ConsentTerms with(List<Account> theseAccounts, List<Grant> theseGrants) {
        return new ConsentTerms(
                id,
                theseAccounts,
                accountUnnamed,
                institution,
                theseGrants,
                embargoUntil,
                noticeVersion,
                notice,
                record,
                embargoUntilEvent,
                thirdParties,
                countries,
                evidence,
                legalBasis,
                withoutExport,
                deed);
    }
}

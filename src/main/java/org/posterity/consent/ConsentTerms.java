package org.posterity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Digest;

/**
 * What a consent record allows, without who signed it: the part that travels in the package.
 *
 * @param accounts the accounts that the grant covers; after admission only the one admitted
 * @param accountUnnamed whether an export that names no account is covered
 * @param categories in the order of {@link Category}
 * @param purposes in alphabetical order
 * @param until the last day on which the grant holds; empty: for good
 * @param embargoUntil the day from which it may be shown
 * @param record sha256 of the record's bytes, the link to the full record that stays with the institution
 * @param embargoUntilEvent whether nothing may be shown before an event that only the full record names
 * @param thirdParties what becomes of other people in it
 * @param countries the only countries where copies may be stored (ISO 3166-1 alpha-2); empty: no limit
 * @param evidence digests of the papers that prove the agreement
 * @param withoutExport why media may be taken in without an export, in words; empty: they may not
 */
public record ConsentTerms(
        String id,
        List<Account> accounts,
        boolean accountUnnamed,
        String institution,
        Set<Category> categories,
        Set<String> purposes,
        AccessLevel access,
        LocalDate from,
        Optional<LocalDate> until,
        Optional<LocalDate> embargoUntil,
        String noticeVersion,
        Digest notice,
        Digest record,
        boolean embargoUntilEvent,
        ThirdParties thirdParties,
        List<String> countries,
        List<Digest> evidence,
        Optional<String> withoutExport) {

    public ConsentTerms {
        accounts = List.copyOf(accounts);
        // Set.copyOf has another order in every run of the program, and these orders reach the package.
        EnumSet<Category> ordered = EnumSet.noneOf(Category.class);
        ordered.addAll(categories);
        categories = Collections.unmodifiableSet(ordered);
        purposes = Collections.unmodifiableSet(new TreeSet<>(purposes));
        countries = countries.stream().sorted().distinct().toList();
        evidence = List.copyOf(evidence);
    }

    public boolean covers(Category category) {
        return categories.contains(category);
    }

    /** Whether the grant holds on that day, withdrawal apart. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && until.map(last -> !day.isAfter(last)).orElse(true);
    }

    /** Whether an embargo forbids showing it on that day; an embargo by event lasts until the record is changed. */
    public boolean embargoedOn(LocalDate day) {
        return embargoUntilEvent || embargoUntil.map(day::isBefore).orElse(false);
    }

    /** These terms for one of the accounts alone, so that a package does not tell which other accounts are the donor's. */
    ConsentTerms only(Account account) {
        return new ConsentTerms(
                id,
                List.of(account),
                accountUnnamed,
                institution,
                categories,
                purposes,
                access,
                from,
                until,
                embargoUntil,
                noticeVersion,
                notice,
                record,
                embargoUntilEvent,
                thirdParties,
                countries,
                evidence,
                withoutExport);
    }

    /** The terms as they travel in the package, {@code consent-terms.json}: scope, dates, access, digests; no person's name. */
    public ObjectNode toJson() {
        return ConsentTermsJson.write(this);
    }

    /** Reads what {@link #toJson} wrote. Fails with an IllegalArgumentException, which carries no value, when it is something else. */
    public static ConsentTerms parse(JsonNode json) {
        return ConsentTermsJson.read(json);
    }
}

package org.posterity.rights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.posterity.consent.Agreement;
import org.posterity.consent.KeptAgreement;
import org.posterity.consent.KeptAgreements;
import org.posterity.consent.UnreadableAgreement;
import org.posterity.model.Account;
import org.posterity.model.PackageId;
import org.posterity.model.Platforms;
import org.posterity.record.ConsentTerms;
import org.posterity.record.PackageRecords;
import org.posterity.rights.DonorsHoldings.Found;
import org.posterity.rights.DonorsHoldings.Nothing;
import org.posterity.rights.DonorsHoldings.Search;
import org.posterity.rights.DonorsHoldings.Several;
import org.posterity.rights.DonorsHoldings.Superseded;
import org.posterity.storage.DamagedPackage;
import org.posterity.storage.StoredContent;
import org.posterity.storage.StoredPackages;

/**
 * Finds what is held about a donor, by the number of the agreement, by name, or by account. It searches storage, not the
 * index, and never reveals a person who was not asked for.
 */
public final class DonorSearch {
    private static final int MOST_LISTED = 20;

    private final KeptAgreements agreements;
    private final StoredPackages storage;
    private final Platforms platforms;
    private final Set<String> unread = new TreeSet<>();

    public DonorSearch(KeptAgreements agreements, StoredPackages storage, Platforms platforms) {
        this.agreements = agreements;
        this.storage = storage;
        this.platforms = platforms;
    }

    /**
     * Looks for a donor.
     *
     * @param donor an agreement's number, a name, or an account as {@code PLATFORM:USERNAME}, {@code @USERNAME} or the
     *     address of the profile; case does not matter
     * @param number the agreement's number, if more than one matches
     */
    public Search search(String donor, Optional<String> number) {
        Predicate<KeptRecord> chosen = record ->
                number.map(it -> KeptRecord.isSame(it, record.number())).orElse(true);
        Search byNumber = one(donor, Optional.empty(), record -> KeptRecord.isSame(donor, record.number()));
        if (!(byNumber instanceof Nothing)) {
            return byNumber;
        }
        Search byName = one(donor, Optional.of(donor), record -> record.isGrantedBy(donor) && chosen.test(record));
        if (!(byName instanceof Nothing)) {
            return number.isEmpty() ? ofWhoGrantsNow(donor, byName) : byName;
        }
        Optional<Account> account = platforms.account(donor);
        Search byAccount = account.isEmpty()
                ? byName
                : one(donor, Optional.empty(), record -> record.covers(account.get()) && chosen.test(record));
        return byAccount instanceof Nothing && account.isPresent() ? withoutAgreement(account.get()) : byAccount;
    }

    /** What the search could not read and may have missed, one sentence each. */
    public List<String> unread() {
        return List.copyOf(unread);
    }

    /** Finds the donor of a package. */
    public Search ofPackage(PackageId aip) {
        Optional<ConsentTerms> read = terms(aip);
        if (read.isEmpty()) {
            return new Nothing();
        }
        ConsentTerms terms = read.get();
        Search ofAgreement = search(terms.id(), Optional.empty());
        return ofAgreement instanceof Nothing
                ? terms.accounts().stream()
                        .findFirst()
                        .map(DonorSearch.this::withoutAgreement)
                        .orElse(ofAgreement)
                : ofAgreement;
    }

    /** The terms of the newest accession, as they were granted. */
    static ConsentTerms granted(StoredPackages storage, PackageId aip) throws IOException {
        PackageRecords records = new PackageRecords(new StoredContent(storage.files(aip)));
        return records.granted(records.newest());
    }

    private Optional<ConsentTerms> terms(PackageId aip) {
        try {
            return Optional.of(granted(storage, aip));
        } catch (IOException | IllegalArgumentException | DamagedPackage e) {
            unread.add("The terms of package " + aip.shortForm() + " cannot be read. " + DamagedPackage.REMEDY);
            return Optional.empty();
        }
    }

    /** All readable agreements, with their records. */
    private List<KeptAgreement> readable() {
        List<KeptAgreement> readable = new ArrayList<>();
        for (String id : agreements.ids()) {
            try {
                KeptAgreement agreement = agreements.read(id);
                KeptRecord.all(agreement);
                readable.add(agreement);
            } catch (UnreadableAgreement e) {
                unread.add("The agreement " + id + " cannot be read. Restore it from a copy of the agreements folder.");
            }
        }
        return readable;
    }

    /** A guardian whose child has come of age and renewed, or a joint grantor who has left, is no longer a donor. */
    private static Search ofWhoGrantsNow(String name, Search search) {
        if (!(search instanceof Found found)) {
            return search;
        }
        return found.holdings()
                .agreement()
                .filter(it -> !newest(it).isGrantedBy(name))
                .<Search>map(it -> new Superseded(number(it)))
                .orElse(search);
    }

    private Search one(String asked, Optional<String> name, Predicate<KeptRecord> fits) {
        List<KeptAgreement> found = new ArrayList<>();
        for (KeptAgreement agreement : readable()) {
            if (found.size() < MOST_LISTED && KeptRecord.all(agreement).stream().anyMatch(fits)) {
                found.add(agreement);
            }
        }
        if (found.isEmpty()) {
            return new Nothing();
        }
        if (found.size() > 1) {
            return new Several(found.stream().map(DonorSearch::number).sorted().toList());
        }
        String number = number(found.get(0));
        return new Found(new DonorsHoldings(
                asked,
                name.or(() -> onlyCreator(found.get(0))).filter(it -> isOnePerson(it, found.get(0))),
                Optional.of(found.get(0)),
                packages(terms -> terms.id().equals(number))));
    }

    /** Packages whose agreement is lost. */
    private Search withoutAgreement(Account account) {
        Set<String> kept = readable().stream().map(KeptAgreement::id).collect(Collectors.toSet());
        SortedMap<PackageId, ConsentTerms> packages = packages(terms ->
                terms.accounts().stream().anyMatch(account::sameAs) && !kept.contains(Agreement.idOf(terms.id())));
        return packages.isEmpty()
                ? new Nothing()
                : new Found(new DonorsHoldings(account.toString(), Optional.empty(), Optional.empty(), packages));
    }

    private SortedMap<PackageId, ConsentTerms> packages(Predicate<ConsentTerms> fits) {
        SortedMap<PackageId, ConsentTerms> packages = new TreeMap<>(Comparator.comparing(PackageId::value));
        for (PackageId aip : storage.ids()) {
            terms(aip).filter(fits).ifPresent(terms -> packages.put(aip, terms));
        }
        return packages;
    }

    private static String number(KeptAgreement agreement) {
        return newest(agreement).number();
    }

    private static KeptRecord newest(KeptAgreement agreement) {
        List<KeptRecord> records = KeptRecord.all(agreement);
        return records.get(records.size() - 1);
    }

    /** An account stands for its creator: it only identifies a creator who granted alone. */
    private static Optional<String> onlyCreator(KeptAgreement agreement) {
        List<KeptRecord> records = KeptRecord.all(agreement);
        List<String> names =
                records.stream().flatMap(record -> record.names().stream()).toList();
        return records.stream().allMatch(KeptRecord::isGrantedByCreator)
                        && names.stream().allMatch(name -> KeptRecord.isSame(name, names.get(0)))
                ? names.stream().findFirst()
                : Optional.empty();
    }

    /** Two joint grantors may have the same name, which then does not identify either. */
    private static boolean isOnePerson(String name, KeptAgreement agreement) {
        return KeptRecord.all(agreement).stream()
                .allMatch(record -> record.names().stream()
                                .filter(it -> KeptRecord.isSame(it, name))
                                .count()
                        <= 1);
    }
}

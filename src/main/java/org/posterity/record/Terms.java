package org.posterity.record;

import static org.posterity.record.Ground.RIGHTS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.model.Digest;

/**
 * {@code terms.json}: the current terms of the package. They decide access for each post and file: by the grants of its
 * accession, then by restrictions. Either can close it.
 */
public record Terms(
        @Grounds(RIGHTS) int format,
        @Grounds(RIGHTS) List<OfAccession> accessions,
        @Grounds(RIGHTS) List<Restriction> restrictions) {

    public Terms {
        accessions = accessions == null ? List.of() : List.copyOf(accessions);
        restrictions = restrictions == null ? List.of() : List.copyOf(restrictions);
    }

    /** The identifiers of its agreements, in the order of accessions; the one of the newest accession is the last. */
    public List<String> agreements() {
        List<String> identifiers = new ArrayList<>();
        accessions.stream().sorted(Comparator.comparing(OfAccession::accession)).forEach(accession -> {
            identifiers.remove(accession.agreement());
            identifiers.add(accession.agreement());
        });
        return identifiers;
    }

    /** Who may see the package as a whole: the strictest level of any grant. */
    public AccessLevel access() {
        return accessions.stream()
                .map(OfAccession::access)
                .max(Comparator.naturalOrder())
                .orElse(AccessLevel.DARK);
    }

    /** The first day on which all grants are in force; empty if nothing is granted. */
    public Optional<LocalDate> from() {
        return accessions.stream().flatMap(it -> it.from().stream()).max(Comparator.naturalOrder());
    }

    /** The last day on which all grants are in force; empty: for good. */
    public Optional<LocalDate> until() {
        return accessions.stream().flatMap(it -> it.until().stream()).min(Comparator.naturalOrder());
    }

    /**
     * The terms of one accession.
     *
     * @param agreement identifier of the agreement file, which the institution keeps apart
     * @param record sha256 of the record in the agreement file that these terms follow; absent in old packages
     * @param grants none: consent was withdrawn, and nothing may be shown
     * @param embargoUntil the day from which it may be shown
     * @param embargoUntilEvent whether nothing may be shown before an event that only the agreement names
     * @param countries the only countries where copies may be stored; none: no limit
     * @param deed what the deed of gift settles besides
     */
    public record OfAccession(
            @Grounds(RIGHTS) int accession,
            @Grounds(RIGHTS) String agreement,
            @Grounds(RIGHTS) Optional<Digest> record,
            @Grounds(RIGHTS) List<Grant> grants,
            @Grounds(RIGHTS) Optional<LocalDate> embargoUntil,
            @Grounds(RIGHTS) boolean embargoUntilEvent,
            @Grounds(RIGHTS) List<String> countries,
            @Grounds(RIGHTS) Optional<Deed> deed) {

        public OfAccession {
            grants = grants == null ? List.of() : List.copyOf(grants);
            countries = countries == null ? List.of() : List.copyOf(countries);
        }

        /** The terms of an accession as they were granted. */
        public static OfAccession of(int accession, String agreement, ConsentTerms granted) {
            return new OfAccession(
                    accession,
                    agreement,
                    Optional.of(granted.record()),
                    granted.grants(),
                    granted.embargoUntil(),
                    granted.embargoUntilEvent(),
                    granted.countries(),
                    granted.deed());
        }

        /** The same, with other grants. */
        public OfAccession with(List<Grant> others) {
            return new OfAccession(
                    accession, agreement, record, others, embargoUntil, embargoUntilEvent, countries, deed);
        }

        /** The same, shown to no more people than this level allows. */
        public OfAccession atMost(AccessLevel level) {
            return with(grants.stream().map(grant -> grant.atMost(level)).toList());
        }

        /** The strictest level of its grants. */
        public AccessLevel access() {
            return grants.stream()
                    .map(Grant::access)
                    .max(Comparator.naturalOrder())
                    .orElse(AccessLevel.DARK);
        }

        /** The first day on which all its grants are in force; empty if nothing is granted. */
        public Optional<LocalDate> from() {
            return grants.stream().map(Grant::from).max(Comparator.naturalOrder());
        }

        /** The last day on which all its grants are in force; empty: for good. */
        public Optional<LocalDate> until() {
            return grants.stream().flatMap(grant -> grant.until().stream()).min(Comparator.naturalOrder());
        }

        /** The grants that name a category and are in force on that day. */
        public List<Grant> granting(Category category, LocalDate day) {
            return grants.stream()
                    .filter(grant -> grant.categories().contains(category) && grant.holdsOn(day))
                    .toList();
        }

        /** Whether an embargo forbids showing it on that day; one by event lasts until the terms are changed. */
        public boolean embargoedOn(LocalDate day) {
            return embargoUntilEvent || embargoUntil.map(day::isBefore).orElse(false);
        }
    }

    /**
     * A restriction, which closes something that the grants would show.
     *
     * @param what the path in the bag of a WARC file: a post or a file of no post; or {@link #WHOLE}
     * @param until the day from which it may be shown again; absent: until it is released
     * @param untilEvent whether it ends by an event, which only the agreement file names: a person releases it then
     * @param toNobody whether it closes every copy of the package, to staff too
     */
    public record Restriction(
            @Grounds(RIGHTS) String what,
            @Grounds(RIGHTS) AccessLevel access,
            @Grounds(RIGHTS) Optional<LocalDate> until,
            @Grounds(RIGHTS) boolean untilEvent,
            @Grounds(RIGHTS) boolean toNobody) {

        /** Stands for the whole package. */
        public static final String WHOLE = "data/";

        /** Whether it closes the WARC file at this path of the bag on that day. */
        public boolean closes(String warc, LocalDate day) {
            return (what.equals(WHOLE) || PackageFile.firstPart(what).equals(PackageFile.firstPart(warc)))
                    && access == AccessLevel.DARK
                    && holdsOn(day);
        }

        /** Whether it is in force on that day. */
        public boolean holdsOn(LocalDate day) {
            return until.map(day::isBefore).orElse(true);
        }
    }
}

package org.posterity.holdings;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.posterity.record.Terms;

/**
 * The agreement under which something of a package is held, with the days on which its terms change by themselves.
 *
 * @param agreement its identifier, as {@code terms.json} names it
 * @param ends the last days of its grants, the earliest first; none: for good
 * @param embargoUntil the day from which it may be shown
 * @param embargoUntilEvent whether nothing may be shown before an event that only the agreement names
 */
public record HeldUnder(
        String agreement, List<LocalDate> ends, Optional<LocalDate> embargoUntil, boolean embargoUntilEvent) {

    public HeldUnder {
        ends = ends.stream().sorted().distinct().toList();
    }

    /** The agreements of a package, in the order of its accessions; several accessions may share one. */
    static List<HeldUnder> of(Terms terms) {
        return terms.accessions().stream()
                .map(accession -> new HeldUnder(
                        accession.agreement(),
                        accession.grants().stream()
                                .flatMap(grant -> grant.until().stream())
                                .collect(Collectors.toList()),
                        accession.embargoUntil(),
                        accession.embargoUntilEvent()))
                .distinct()
                .toList();
    }
}

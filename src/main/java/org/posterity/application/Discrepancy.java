package org.posterity.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.holdings.Holding;
import org.posterity.intake.IngestRequest;
import org.posterity.model.PackageId;

/**
 * Something that an operator says about a donation already held, and that its package contradicts.
 *
 * @param what the option, without its hyphens
 * @param held what the package says; empty if it says nothing
 */
public record Discrepancy(String what, Optional<String> held, String asked) {

    /** All discrepancies between a request and how the donation is held. */
    public static List<Discrepancy> between(IngestRequest arrival, Holding holding) {
        List<Discrepancy> found = new ArrayList<>();
        arrival.aip()
                .filter(id -> !id.equals(holding.aip()))
                .map(PackageId::value)
                .ifPresent(id -> found.add(
                        new Discrepancy("id", Optional.of(holding.aip().value()), id)));
        arrival.collection()
                .filter(name -> !holding.isIn(name))
                .ifPresent(name -> found.add(new Discrepancy("collection", holding.collection(), name)));
        arrival.accessionNumber()
                .filter(number -> !holding.accessionNumber().equals(Optional.of(number)))
                .ifPresent(number -> found.add(new Discrepancy("accession", holding.accessionNumber(), number)));
        return found;
    }

    /** In a sentence. */
    public String words() {
        return "--" + what + " " + asked + " was ignored: the package "
                + held.map(value -> "has " + value).orElse("has none") + ".";
    }
}

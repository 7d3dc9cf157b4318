package org.posterity.page;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;

/**
 * What an audit read and found, as a page for the institution.
 *
 * @param damaged what is not intact, a line for each finding
 */
public record AuditPage(LocalDate day, List<Place> places, List<Row> damaged) {

    public AuditPage {
        places = List.copyOf(places);
        damaged = List.copyOf(damaged);
    }

    /** What was read in one place: the archive, or a store. */
    public record Place(String name, long intact, long damaged, long bytes) {}

    /**
     * A finding.
     *
     * @param what a package, an agreement, the journal
     * @param place the archive or a store
     * @param kind missing, mismatch, unexpected or unreadable
     * @param where the path in it; empty: all of it
     */
    public record Row(String what, String place, String kind, String where, String words) {}

    /** Writes it as HTML that is also well-formed XML. */
    public void write(Writer out) throws IOException {
        PageOutput.write(html -> JteauditGenerated.render(html, null, this), out);
    }

    /** In a sentence. */
    String summary() {
        long read = places.stream()
                .mapToLong(place -> place.intact() + place.damaged())
                .sum();
        long wrong = places.stream().mapToLong(Place::damaged).sum();
        if (read == 0) {
            return "Nothing was due.";
        }
        return wrong == 0
                ? InWords.count(read, "thing was read, and is intact.", "things were read, and all are intact.")
                : InWords.count(wrong, "thing is", "things are") + " not intact, of " + InWords.number(read)
                        + " that were read.";
    }
}

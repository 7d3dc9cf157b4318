package org.posterity.consent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.posterity.model.PackageId;
import org.posterity.record.Terms.Restriction;

/**
 * A decision of the institution on a package: a line of {@code decisions.jsonl} in the agreement file. Only there it is said who
 * decided, who instructed, and why; packages and the journal have codes.
 *
 * @param paths the paths in the bag of the WARC files that it is about, or {@link Restriction#WHOLE}; none for a hold
 * @param until the day from which a restriction closes nothing any more
 * @param event in words, what has to happen before a restriction is ended
 * @param toNobody whether a restriction closes every copy, to staff too
 * @param reason a code
 * @param by who decided
 * @param approvedBy the second person, who agreed
 * @param separation how far it is certain that these are two people
 * @param instructedBy who asked for it
 * @param capacity in which capacity, as {@link GrantorCapacity#id}
 * @param evidence of that: words, or the path of a paper in the agreement
 * @param authority who ordered a legal hold
 * @param reference how the authority calls it
 * @param review the day by which a person looks at the hold again
 */
public record Decision(
        Instant time,
        PackageId aip,
        Kind what,
        List<String> paths,
        Optional<LocalDate> until,
        Optional<String> event,
        boolean toNobody,
        Optional<String> reason,
        String by,
        Optional<String> approvedBy,
        Optional<String> separation,
        Optional<String> instructedBy,
        Optional<String> capacity,
        Optional<String> evidence,
        Optional<String> authority,
        Optional<String> reference,
        Optional<LocalDate> review) {

    /** What was decided. */
    public enum Kind {
        @JsonProperty("restricted")
        RESTRICTED,
        @JsonProperty("released")
        RELEASED,
        @JsonProperty("hold-placed")
        HOLD_PLACED,
        @JsonProperty("hold-lifted")
        HOLD_LIFTED
    }

    public Decision {
        paths = paths == null ? List.of() : List.copyOf(paths);
    }

    /** A legal hold is placed. */
    public static Decision holdPlaced(
            Instant time, PackageId aip, String authority, String reference, LocalDate review, String by) {
        return hold(time, aip, Kind.HOLD_PLACED, authority, reference, Optional.of(review), by);
    }

    /** A legal hold is lifted. */
    public static Decision holdLifted(Instant time, PackageId aip, String authority, String reference, String by) {
        return hold(time, aip, Kind.HOLD_LIFTED, authority, reference, Optional.empty(), by);
    }

    private static Decision hold(
            Instant time,
            PackageId aip,
            Kind what,
            String authority,
            String reference,
            Optional<LocalDate> review,
            String by) {
        return new Decision(
                time,
                aip,
                what,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                by,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(authority),
                Optional.of(reference),
                review);
    }

    /** Whether both say the same, whenever they were made. */
    public boolean isSameAs(Decision other) {
        return with(other.time, paths).equals(other);
    }

    /** The same decision made at another time. */
    public Decision at(Instant moment) {
        return with(moment, paths);
    }

    /** What is left of it when others of its paths were released. */
    Decision only(List<String> left) {
        return with(time, left);
    }

    private Decision with(Instant moment, List<String> about) {
        return new Decision(
                moment,
                aip,
                what,
                about,
                until,
                event,
                toNobody,
                reason,
                by,
                approvedBy,
                separation,
                instructedBy,
                capacity,
                evidence,
                authority,
                reference,
                review);
    }
}

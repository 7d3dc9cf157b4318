package org.posterity.record;

import static org.posterity.record.Ground.ACCOUNTABILITY;
import static org.posterity.record.Ground.CONTEXT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of {@code comparison.jsonl}: a post that differs from what the package knew before this accession. Posts that are as
 * they were have no line; counts, which change every time, are not compared.
 *
 * @param stem of the post's WARC file
 * @param date when it was published
 * @param details of a change, what changed, as stable names such as {@code caption}, {@code visibility}, {@code media}
 * @param why what the export tells about the reason, in one sentence
 * @param visibility who can see it by now, in normalised form, where nothing of it is selected in that state; access is decided
 *     by it
 */
public record PostChange(
        @Grounds(CONTEXT) String stem,
        @Grounds(ACCOUNTABILITY) Optional<Instant> date,
        @Grounds(ACCOUNTABILITY) Kind what,
        @Grounds(ACCOUNTABILITY) List<String> details,
        @Grounds(ACCOUNTABILITY) Optional<String> why,
        @Grounds(ACCOUNTABILITY) Optional<String> visibility) {

    /** In which way a post differs. */
    public enum Kind {
        /** The package did not know it. */
        APPEARED("new"),
        /** The export listed it before, but it was not selected then. */
        SELECTED("not selected before"),
        CHANGED("changed"),
        /** The export before listed it, this one does not. */
        VANISHED("no longer listed"),
        /** An earlier export listed it, the one before did not, this one does. */
        REAPPEARED("listed again");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public PostChange {
        details = details == null ? List.of() : List.copyOf(details);
    }
}

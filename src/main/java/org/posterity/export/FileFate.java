package org.posterity.export;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;

/** What a handed-over file turned out to be. */
public sealed interface FileFate {

    /**
     * It belongs to the post with this ordinal.
     *
     * @param postId the platform's id of the post, where it is known for certain
     * @param number which of the post's media it is, from 1, where the export lists them by file
     */
    record Matched(int post, Set<Evidence> evidence, Optional<String> postId, OptionalInt number) implements FileFate {
        public Matched(int post, Set<Evidence> evidence, Optional<String> postId) {
            this(post, evidence, postId, OptionalInt.empty());
        }

        /** One that the export lists under its post. */
        public static Matched listed(int post, int number, Optional<String> postId) {
            return new Matched(post, EnumSet.of(Evidence.LISTED_FILE), postId, OptionalInt.of(number));
        }
    }

    /** It is a picture of the profile. */
    record OfProfile() implements FileFate {}

    /** It fits several posts, or its evidence contradicts itself or another file's; never a guess. */
    record Ambiguous(SortedSet<Integer> posts, Set<Evidence> evidence, String why) implements FileFate {}

    /** It may be media, but fits no post of the export; {@code postId} is the platform's id of a post that its name carries. */
    record Unmatched(Optional<String> postId) implements FileFate {
        public Unmatched() {
            this(Optional.empty());
        }
    }

    /** It is no file to keep: the export, a sidecar, a consent record, something the operating system left, what lies in the export and belongs to no post. {@code rule} is kebab-case. */
    record Aside(String rule, String why) implements FileFate {
        static final String SIGNED_PAPER = "signed-paper";

        private static final Set<String> PAPERWORK = Set.of(
                SIGNED_PAPER, "export-file", "unpacked-archive", "consent-record", "context-file", "system-file");

        /** Whether it proves the consent: its bytes, and what it is called, belong to the agreement file alone. */
        public boolean isProof() {
            return rule.equals(SIGNED_PAPER);
        }

        /** Whether it came for what it says, read or kept elsewhere, and was never meant to be held as it is. */
        public boolean isPaperwork() {
            return PAPERWORK.contains(rule);
        }
    }

    /** The posts it may belong to: none, one or several. */
    default List<Integer> candidates() {
        if (this instanceof Matched it) {
            return List.of(it.post());
        }
        return this instanceof Ambiguous it ? List.copyOf(it.posts()) : List.of();
    }
}

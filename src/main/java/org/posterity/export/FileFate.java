package org.posterity.export;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;

/** What became of a file that was handed over. */
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

        /** A file that the export lists under its post. */
        public static Matched listed(int post, int number, Optional<String> postId) {
            return new Matched(post, EnumSet.of(Evidence.LISTED_FILE), postId, OptionalInt.of(number));
        }
    }

    /** It is a picture of the profile. */
    record OfProfile() implements FileFate {}

    /** It fits several posts, or its evidence contradicts itself or another file's. It is never assigned by guess. */
    record Ambiguous(SortedSet<Integer> posts, Set<Evidence> evidence, String why) implements FileFate {}

    /** It may be media, but fits no post of the export; {@code postId} is the platform's id in its name. */
    record Unmatched(Optional<String> postId) implements FileFate {
        public Unmatched() {
            this(Optional.empty());
        }
    }

    /**
     * It is not kept as a file: the export, a sidecar, a consent record, a file of the operating system, or a file in the
     * export that belongs to no post. {@code rule} is kebab-case.
     */
    record Aside(String rule, String why) implements FileFate {
        static final String SIGNED_PAPER = "signed-paper";

        private static final Set<String> PAPERWORK = Set.of(
                SIGNED_PAPER, "export-file", "unpacked-archive", "consent-record", "context-file", "system-file");

        /** Whether it proves the consent. Its bytes and name then belong in the agreement file only. */
        public boolean isProof() {
            return rule.equals(SIGNED_PAPER);
        }

        /** Whether only its content mattered, which is read or kept elsewhere. */
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

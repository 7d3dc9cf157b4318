package org.posterity.export;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** What a handed-over file turned out to be. */
public sealed interface FileFate {

    /** It belongs to the post with this ordinal; {@code postId} is the platform's id of the post, where it is known for certain. */
    record Matched(int post, Set<Evidence> evidence, Optional<String> postId) implements FileFate {}

    /** It fits several posts, or its evidence contradicts itself or another file's; never a guess. */
    record Ambiguous(SortedSet<Integer> posts, Set<Evidence> evidence, String why) implements FileFate {}

    /** It may be media, but fits no post of the export; {@code postId} is the platform's id of a post that its name carries. */
    record Unmatched(Optional<String> postId) implements FileFate {
        public Unmatched() {
            this(Optional.empty());
        }
    }

    /** It is no media file: the export, a sidecar, a consent record, something the operating system left. {@code rule} is kebab-case. */
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

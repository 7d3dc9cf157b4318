package org.posterity.privacy;

import static org.posterity.privacy.Treatment.AGGREGATE;
import static org.posterity.privacy.Treatment.KEEP;
import static org.posterity.privacy.Treatment.LEAVE_OUT;
import static org.posterity.privacy.Treatment.PSEUDONYMISE;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.posterity.model.Category;

/** The treatments possible for each category. A policy with another one is refused. */
final class PossibleTreatments {
    private PossibleTreatments() {}

    /** From mild to strict. */
    static Set<Treatment> of(Category category) {
        return switch (category) {
            case MEDIA -> EnumSet.of(KEEP, LEAVE_OUT);
            case FOLLOWERS -> EnumSet.of(AGGREGATE, LEAVE_OUT);
            case POSTS, NON_PUBLIC_POSTS, DELETED_POSTS, PROFILE -> EnumSet.of(KEEP, PSEUDONYMISE, LEAVE_OUT);
            default -> EnumSet.allOf(Treatment.class);
        };
    }

    /** The possible treatments and the reason, in a sentence. */
    static String words(Category category) {
        String possible = of(category).stream().map(Treatment::id).collect(Collectors.joining(", "));
        String reason = switch (category) {
            case MEDIA -> "; a film or photo can be neither pseudonymised nor counted by year";
            case FOLLOWERS -> "; who followed is never kept, only how many";
            case POSTS, NON_PUBLIC_POSTS, DELETED_POSTS, PROFILE -> "; they are kept one by one or not at all";
            default -> "";
        };
        return "Possible for " + category.id() + ": " + possible + reason + ".";
    }
}

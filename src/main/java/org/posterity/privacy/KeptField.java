package org.posterity.privacy;

import java.util.Optional;

/** What becomes of a field of the export's own objects, for whoever checks a package from the outside. */
public enum KeptField {
    /** Kept with the object. */
    WITH_THE_OBJECT,
    /** A count, kept where engagement is. */
    AS_ENGAGEMENT,
    NEVER;

    /** Of a post's object. */
    public static KeptField ofPost(String name) {
        return of(FieldRule.ofPost(name));
    }

    /** Of the profile. */
    public static KeptField ofProfile(String name) {
        return of(FieldRule.ofProfile(name));
    }

    private static KeptField of(Optional<FieldRule> rule) {
        return switch (rule.orElse(FieldRule.LEAVE_OUT)) {
            case KEEP, SOUND -> WITH_THE_OBJECT;
            case ENGAGEMENT -> AS_ENGAGEMENT;
            case LEAVE_OUT -> NEVER;
        };
    }
}

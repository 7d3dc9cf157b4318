package org.posterity.privacy;

import java.util.Map;

/** What becomes of a field of the export's own objects, for whoever checks a package from the outside. */
public enum KeptField {
    /** Kept with the object. */
    WITH_THE_OBJECT,
    /** A count, kept where engagement is. */
    AS_ENGAGEMENT,
    NEVER;

    /** Of a post's object. */
    public static KeptField ofPost(String name) {
        return of(FieldRule.POST, name);
    }

    /** Of the profile. */
    public static KeptField ofProfile(String name) {
        return of(FieldRule.PROFILE, name);
    }

    private static KeptField of(Map<String, FieldRule> rules, String name) {
        return switch (rules.getOrDefault(name, FieldRule.LEAVE_OUT)) {
            case KEEP, SOUND -> WITH_THE_OBJECT;
            case ENGAGEMENT -> AS_ENGAGEMENT;
            case LEAVE_OUT -> NEVER;
        };
    }
}

package org.posterity.privacy;

/** What the retention table says of a category. */
public enum Treatment {
    KEEP,
    PSEUDONYMISE,
    AGGREGATE,
    LEAVE_OUT
}

package org.posterity.application;

import java.util.Locale;

/** What can wait for a person. The list is closed. */
public enum DueKind {
    GRANT_ENDS("a grant ends"),
    MAJORITY("the creator comes of age"),
    EMBARGO_ENDS("an embargo ends"),
    EMBARGO_WAITS("an embargo waits for an event"),
    UNDER_REVIEW("a donation waits for a decision"),
    INPUT_TO_CLEAR("an input is to be returned or destroyed"),
    RESTRICTION_ENDS("a restriction ends"),
    HOLD_TO_REVIEW("a legal hold is to be reviewed"),
    DRAFT_WAITS("a donor's draft waits for acceptance"),
    UPLOAD_UNFINISHED("an upload was never handed over"),
    COPY_NOT_ALLOWED("a copy is in a store that is no longer allowed");

    private final String words;

    DueKind(String words) {
        this.words = words;
    }

    /** For programs: {@code grant-ends}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String words() {
        return words;
    }
}

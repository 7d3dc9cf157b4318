package org.posterity.privacy;

/** What happens to a received file. */
public sealed interface Disposition {

    /** It is kept with the post with this ordinal. */
    record WithPost(int post) implements Disposition {}

    /** It is a profile picture, and kept with the profile. */
    record WithProfile() implements Disposition {}

    /** It is kept by itself, because it belongs to no post, or it is unclear to which. */
    record OnItsOwn() implements Disposition {}

    /** It is not selected, by this rule or clause, for this reason. */
    record LeftOut(String rule, String reason) implements Disposition {}
}

package org.posterity.privacy;

/** What is to be done with a handed-over file. */
public sealed interface Disposition {

    /** It is kept with the post of this ordinal. */
    record WithPost(int post) implements Disposition {}

    /** It is a picture of the profile, and is kept with that. */
    record WithProfile() implements Disposition {}

    /** It is kept by itself, since it belongs to no post, or it is not certain to which. */
    record OnItsOwn() implements Disposition {}

    /** It is left out, by this rule or clause, for this reason. */
    record LeftOut(String rule, String reason) implements Disposition {}
}

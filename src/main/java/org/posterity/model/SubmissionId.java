package org.posterity.model;

import java.util.regex.Pattern;

/** The opaque identifier of a submission, made from its digest: the same submission always has the same one. */
public record SubmissionId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{20}");

    public SubmissionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A submission id has 20 base32 characters.");
        }
    }

    public static SubmissionId of(Digest submission) {
        return new SubmissionId(Base32.of(submission));
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.posterity.model;

/** The opaque identifier of a submission, made from its digest: the same submission always has the same one. */
public record SubmissionId(String value) {

    public SubmissionId {
        if (!value.matches("[a-z2-7]{20}")) {
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

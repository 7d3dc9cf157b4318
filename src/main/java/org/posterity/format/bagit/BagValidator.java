package org.posterity.format.bagit;

import java.util.List;
import java.util.Optional;
import org.posterity.model.ValidationIssue;

/**
 * Checks bags strictly against RFC 8493, and against a profile where one is given. Everything that is wrong is reported at
 * once (past ten thousand issues only counted); nothing that a bag may contain makes it throw. Every file is read once. Memory
 * does not grow with the size of files; a file of the bag takes about 200 bytes.
 */
public final class BagValidator {
    private final Optional<BagProfile> profile;

    /** How many digests of a payload file are computed. Tag files are always compared with every tag manifest. */
    public enum Depth {
        /** Every digest in every manifest: what RFC 8493 §3 demands before a bag is called valid. */
        EVERY_DIGEST,
        /** The sha256, or the strongest there is without one: enough to prove that the bytes are those that were hashed. */
        ONE_DIGEST
    }

    /** A validator for RFC 8493 alone. */
    public BagValidator() {
        this.profile = Optional.empty();
    }

    /** A validator that holds bags against {@code profile} too. */
    public BagValidator(BagProfile profile) {
        this.profile = Optional.of(profile);
    }

    /** Checks one bag. The issues stand in the same order each time. */
    public List<ValidationIssue> validate(BagSource source, Depth depth) {
        return validate(source, depth, PayloadInspector.NONE);
    }

    /** Checks one bag, and lets somebody look into its payload on the way. */
    public List<ValidationIssue> validate(BagSource source, Depth depth, PayloadInspector inspector) {
        return new Validation(source, depth, inspector, profile).run();
    }
}

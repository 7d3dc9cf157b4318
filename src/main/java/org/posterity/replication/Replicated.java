package org.posterity.replication;

import org.posterity.model.PackageId;

/**
 * What became of one copy.
 *
 * @param store the name of its store
 * @param what went wrong, as a sentence; empty where nothing did
 */
public record Replicated(PackageId aip, String store, Outcome outcome, String what) {

    /** How it ended. */
    public enum Outcome {
        /** It was made, or brought up to the newest version. */
        MADE,
        /** It was there already, verified. */
        HELD,
        /** The terms of consent do not allow the store's country. */
        NOT_ALLOWED,
        /** The store cannot be used now. */
        UNREACHABLE,
        /** Another process is at it. */
        IN_USE,
        /** The package or what the store has of it is damaged. */
        FAILED
    }

    public boolean isWell() {
        return outcome == Outcome.MADE || outcome == Outcome.HELD || outcome == Outcome.NOT_ALLOWED;
    }
}

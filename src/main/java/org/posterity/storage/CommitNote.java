package org.posterity.storage;

import java.time.Instant;

/**
 * The metadata of a version (OCFL 1.1 §3.5.3.1): which agent made it, with which address, why, when. It stays readable after
 * an erasure, so nothing in it may be personal.
 *
 * @param address a URI of the agent, for example its home page
 */
public record CommitNote(String user, String address, String message, Instant created) {

    public CommitNote {
        if (user.isBlank() || address.isBlank() || message.isBlank()) {
            throw new IllegalArgumentException("A commit needs an agent, the agent's address and a reason.");
        }
    }
}

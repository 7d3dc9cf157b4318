package org.posterity.consent;

/**
 * One agreement, or the folder of all, is missing, damaged or not readable for this user. It says nothing about other
 * agreements. The message is for an archivist and names nobody.
 */
public final class UnreadableAgreement extends RuntimeException {
    public UnreadableAgreement(String message) {
        super(message);
    }
}

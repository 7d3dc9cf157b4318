package org.posterity.consent;

/**
 * One agreement, or the folder of all, is missing, damaged, or closed to this user. Nothing is said of the others. The message is a
 * sentence for an archivist and names nobody.
 */
public final class UnreadableAgreement extends RuntimeException {
    public UnreadableAgreement(String message) {
        super(message);
    }
}

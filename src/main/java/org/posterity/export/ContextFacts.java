package org.posterity.export;

import java.time.Instant;
import java.util.Optional;
import org.posterity.model.Account;

/**
 * What is known before context is read, and helps to understand it.
 *
 * @param account whose donation it is: what is about another account's posts is not context
 * @param generatedAt when the export was made, if its links tell
 * @param receivedAt when the submission was received; nothing in it is newer
 * @param submissionName the name of the folder or archive that was handed in
 */
public record ContextFacts(Account account, Optional<Instant> generatedAt, Instant receivedAt, String submissionName) {}

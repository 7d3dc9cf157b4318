/**
 * Second stage: finds the consent record and decides whether, and what, may be kept. Fails closed. {@link
 * org.posterity.consent.ConsentGate} is the door; {@code posterity consent} uses {@link org.posterity.consent.ConsentDraft}
 * and {@link org.posterity.consent.ConsentExplanation}.
 */
package org.posterity.consent;

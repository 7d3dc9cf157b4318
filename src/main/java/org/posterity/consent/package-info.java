/**
 * Second stage: finds the consent record and decides whether, and what, may be kept. Fails closed.
 * {@link org.posterity.consent.ConsentGate} is its entry; {@link org.posterity.consent.AgreementKeeper} keeps the proof,
 * {@link org.posterity.consent.ConsentJsonLd} is the form for other programs; {@code posterity consent} uses
 * {@link org.posterity.consent.ConsentDraft} and {@link org.posterity.consent.ConsentExplanation}.
 */
package org.posterity.consent;

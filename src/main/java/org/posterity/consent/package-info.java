/** Second stage: finds the consent record and decides whether, and what, may be kept. Fails closed. */
package org.posterity.consent;

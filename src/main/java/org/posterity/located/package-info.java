/**
 * Reads what people write by hand (consent records, the selection policy, settings, options) with the location of each value,
 * so that all mistakes can be reported at once, each with its place: {@link org.posterity.located.Document} reads,
 * {@link org.posterity.located.Value} is one value with its location, {@link org.posterity.located.Faults} collects the mistakes.
 */
package org.posterity.located;

/**
 * What people write by hand (consent records, the selection policy, settings, options), read with the place of each value, so
 * that all that is wrong with it is told at once and where it is: {@link org.posterity.located.Document} reads, {@link
 * org.posterity.located.Value} is one value at its place, {@link org.posterity.located.Faults} collects.
 */
package org.posterity.located;

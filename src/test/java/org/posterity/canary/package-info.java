/**
 * Values that must not survive, planted in every place that a donation has, and the search for them in every byte that is
 * written or said. {@link org.posterity.canary.LeakScan} searches, {@link org.posterity.canary.MarkedDonation} plants.
 */
package org.posterity.canary;

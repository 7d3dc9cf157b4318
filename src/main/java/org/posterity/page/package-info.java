/** What a person reads: a post's page, a package's report and README, a report on a refusal, and the stills in them. Rendering only. */
package org.posterity.page;

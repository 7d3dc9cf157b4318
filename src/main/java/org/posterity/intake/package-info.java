/** First stage: opens a submission, refuses hostile archives, hashes every file before anything else reads it. */
package org.posterity.intake;

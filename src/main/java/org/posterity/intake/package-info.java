/** First stage: opens what arrived, refuses hostile archives, hashes every file before anything else reads it. */
package org.posterity.intake;

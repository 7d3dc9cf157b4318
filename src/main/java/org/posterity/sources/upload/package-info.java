/** The source {@code upload}: what donors send through a personal link waits outside the inbox until a person has accepted it. */
package org.posterity.sources.upload;

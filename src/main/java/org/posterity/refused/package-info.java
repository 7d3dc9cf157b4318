/** Refused transfers: only reports, under opaque ids. The input is never moved, copied or changed. */
package org.posterity.refused;

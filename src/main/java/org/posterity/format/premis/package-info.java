/** PREMIS 3.0 documents: what was done to a package, by whom, and by which right. Written as a stream. */
package org.posterity.format.premis;

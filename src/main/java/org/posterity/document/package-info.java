/** Draws the documents of a package from its records, and from nothing else: the same records give the same bytes. */
package org.posterity.document;

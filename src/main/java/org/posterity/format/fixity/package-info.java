/** Digests computed beside reading and writing, so that no byte is read again only to be hashed. */
package org.posterity.format.fixity;

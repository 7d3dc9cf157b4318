/**
 * The content of a package: its JSON records with their grounds, and the closed list of what may be in it. Everything after
 * sealing reads only these.
 */
package org.posterity.record;

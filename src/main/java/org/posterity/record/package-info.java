/** What a package says: its JSON records with their grounds, and the closed list of what may lie in it. Everything after sealing reads these, and nothing else. */
package org.posterity.record;

/** Copies of what is kept, in other places: which stores there are, what each may have, and what is still to be copied. */
package org.posterity.replication;

/** Where refused and unreadable submissions end: reports only, under opaque ids. The input is never moved, copied or changed. */
package org.posterity.refused;

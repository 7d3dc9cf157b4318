/** Reading tar files (POSIX.1-2017, pax, "ustar Interchange Format" and "pax Interchange Format"; old and GNU forms too). */
package org.posterity.format.tar;

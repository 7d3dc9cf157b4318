/** Packages as OCFL 1.1 objects in a storage root that a person can browse. The only place that knows ocfl-java. */
package org.posterity.storage.ocfl;

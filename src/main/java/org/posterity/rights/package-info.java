/** What data subjects and authorities may ask for: the record of processing, a copy of everything held. */
package org.posterity.rights;

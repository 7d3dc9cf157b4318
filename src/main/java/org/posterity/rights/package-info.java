/** What the people whose data an archive holds, and the authorities, may ask for: the record of processing, a copy of all that is held. */
package org.posterity.rights;
